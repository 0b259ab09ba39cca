import { expect, test, vi } from 'vitest'
import { playwrightCounts, runAll, vitestCounts } from './suites.mjs'

const passedTest = { status: 'passed' }

test('a test file that does not load counts as one failure', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 0,
    testResults: [
      { status: 'passed', assertionResults: [passedTest] },
      { status: 'failed', assertionResults: [] },
    ],
  }
  expect(vitestCounts(report)).toEqual({ passed: 3, failed: 1 })
})

test('a failed test counts once', () => {
  const failedFile = { status: 'failed', assertionResults: [passedTest, { status: 'failed' }] }
  expect(vitestCounts({ numPassedTests: 1, numFailedTests: 1, testResults: [failedFile] })).toEqual({
    passed: 1,
    failed: 1,
  })
})

test('a browser test that passed at the second try has passed; an error outside of tests has failed', () => {
  const stats = { expected: 4, flaky: 1, unexpected: 2, skipped: 3 }
  expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3 })
})

test('all suites run after a failure, and the last line is the sum', async () => {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {})
  const allPassed = await runAll([() => ({ passed: 2, failed: 1 }), async () => ({ passed: 5, failed: 0 })])
  expect(allPassed).toBe(false)
  expect(print.mock.lastCall?.[0]).toBe('\n7 passed, 1 failed')
  print.mockRestore()
})
