import { describe, test } from 'vitest'
import { nginxProgram } from '../../scripts/nginx.mjs'

/*
 * The whole access matrix once more, unchanged: behind nginx with the configuration that we ship, which sends the files
 * itself.
 */

if (nginxProgram()) {
  process.env.TEST_BEHIND_NGINX = '1'
  await import('./access-matrix.test')
} else {
  describe('behind nginx', () =>
    test.skip('nginx is not installed: its delivery of files was not tried', () => {}))
}
