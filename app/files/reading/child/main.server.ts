import { createInterface } from 'node:readline'
import { ChildTask } from '../child-messages'
import { draw, warmUp } from './draw.server'
import { examine } from './examine.server'
import { read } from './read.server'
import { Refusal } from './refusal'

// The program of a child process: tasks come as lines, each is answered with a line. It knows neither database nor
// configuration, and ends with its parent, whose end closes the lines.

async function answer(task: ChildTask): Promise<object> {
  try {
    if (task.task === 'examine') return await examine(task.file, task.format)
    if (task.task === 'read') return { outcome: 'read', file: await read(task.file, task.format) }
    if (task.task === 'draw') return { outcome: 'drawn', ...(await draw(task)) }
    await warmUp()
    return { outcome: 'ready' }
  } catch (error) {
    if (error instanceof Refusal) return { outcome: 'refused', reason: error.reason }
    throw error
  }
}

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(await answer(ChildTask.parse(JSON.parse(line))))}\n`)
