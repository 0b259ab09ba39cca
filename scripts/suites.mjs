/** The checks and test suites of this project, run one after the other and counted. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { npmCommand, runAloud } from './run-program.mjs'

/** Every `check:…` of package.json, in its order; each counts as one. */
export function checks() {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  return Object.keys(scripts)
    .filter((name) => name.startsWith('check:'))
    .map((name) => () => runCheck(name))
}

export const unitTests = () => runVitest('test:unit')
export const httpTests = () => runVitest('test:http')
export const reliabilityTests = () => runVitest('test:reliability')

/** @param {string} browser path of the Chromium to use */
export const browserTests = (browser) => () =>
  withReport((report) => {
    const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
    return runScript('test:e2e', ['--reporter=list,json'], env)
  }, playwrightCounts)

/** Runs all, also after a failure, and prints the sum as the last line. @returns {Promise<boolean>} all passed */
export async function runAll(suites) {
  const sum = { passed: 0, failed: 0 }
  for (const suite of suites) {
    const { passed, failed } = await suite()
    sum.passed += passed
    sum.failed += failed
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`)
  return sum.failed === 0
}

async function runCheck(name) {
  const code = await runScript(name, [])
  console.log(code === 0 ? `✓ ${name}` : `✗ ${name}`)
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function runVitest(name) {
  return withReport(
    (report) => runScript(name, ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]),
    vitestCounts,
  )
}

function runScript(name, args, env = {}) {
  console.log(`\n— npm run ${name}`)
  const [command, ...first] = npmCommand()
  return runAloud(command, [...first, 'run', '--silent', name, '--', ...args], { env })
}

/** A suite that fails without a failed test (it did not even load) counts as one that failed. */
async function withReport(run, counts) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-report-'))
  const report = path.join(folder, 'report.json')
  try {
    const code = await run(report)
    const { passed, failed } = readCounts(report, counts)
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readCounts(report, counts) {
  try {
    return counts(JSON.parse(readFileSync(report, 'utf8')))
  } catch {
    return { passed: 0, failed: 1 }
  }
}

export function vitestCounts({ numPassedTests, numFailedTests, testResults }) {
  const notLoaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  )
  return { passed: numPassedTests, failed: numFailedTests + notLoaded.length }
}

export function playwrightCounts({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }
}
