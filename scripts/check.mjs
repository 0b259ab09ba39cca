// npm run check: everything that needs neither a database nor a browser.
import { checks, runAll, unitTests } from './suites.mjs'

process.exit((await runAll([...checks(), unitTests])) ? 0 : 1)
