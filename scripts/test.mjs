// npm test: everything that CI runs, after installing what is missing, a browser included.
import { requireNode } from './node-version.mjs'

requireNode()

import('./test-everything.mjs').then((module) => module.testEverything())
