// npm start: from a clone to a portal that serves. See prepare.mjs for the steps, server/main.ts for what is served.
import { requireNode } from './node-version.mjs'

requireNode()

import('./serve.mjs').then((module) => module.serve())
