/** At one moment in this process: each check may hold a child process. */
const AT_ONCE = 2

const waiting: (() => void)[] = []
let underWay = 0

/** Does the work when one of few places is free; who waited first comes first. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (underWay >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else underWay += 1
  try {
    return await work()
  } finally {
    // Who waits takes the place over.
    const next = waiting.shift()
    if (next) next()
    else underWay -= 1
  }
}
