import type { RequestHandler } from 'express'
import { refuse } from './request-rules'

export const UPLOAD_PATH = '/:lang/admin/documents/:id/files'

export const uploadHandler: RequestHandler = (_req, res) => refuse(res, 404, 'Not found')
