import { describe, test } from 'vitest'
import { nginxProgram } from '../../scripts/nginx.mjs'

/*
 * Of the access matrix what nginx has a hand in, unchanged: files, pictures of pages, archives, and the pages that name
 * them, behind the configuration that we ship.
 */

if (nginxProgram()) {
  process.env.TEST_BEHIND_NGINX = '1'
  await import('./access-matrix.test')
} else {
  describe('behind nginx', () =>
    test.skip('nginx is not installed: its delivery of files was not tried', () => {}))
}
