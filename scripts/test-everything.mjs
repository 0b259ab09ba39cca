import { findBrowser } from './find-browser.mjs'
import { endWith, PlainFailure } from './plain-failure.mjs'
import { prepare } from './prepare.mjs'
import { browserTests, checks, httpTests, reliabilityTests, runAll, unitTests } from './suites.mjs'

/** Prepares, runs everything, ends with 1 when anything failed; the last line is the count. */
export async function testEverything() {
  try {
    await prepare(console.log)
    const inBrowser = await findBrowser(console.log).then(browserTests, noBrowser)
    const allPassed = await runAll([...checks(), unitTests, httpTests, reliabilityTests, inBrowser])
    process.exit(allPassed ? 0 : 1)
  } catch (error) {
    endWith(error)
  }
}

/** The other suites still run; the missing one counts as failed. */
function noBrowser(error) {
  if (!(error instanceof PlainFailure)) throw error
  return () => {
    console.error(`\n${error.message}`)
    return { passed: 0, failed: 1 }
  }
}
