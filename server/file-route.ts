import type { RequestHandler } from 'express'
import { answerFile, answerPicture, type RefusedFile, type RefusedPicture } from '~/http/file-answer.server'
import { bareRequest } from './bare-request'
import { deliverFile } from './delivery/deliver-file'

// Bytes leave here, before Remix (decision 35). A refusal is a page: the request goes on, and carries the reason.

declare global {
  namespace Express {
    interface Locals {
      refusedFile?: RefusedFile
      refusedPicture?: RefusedPicture
    }
  }
}

/** Without what pages of ours ask as data: no file leaves as that. */
export const FILE_PATH = /^\/files\/([^/]+)\/((?:(?!\.data\/?$)[^/])+)\/?$/i
export const PICTURE_PATH = '/files/:fileId/pages/:number/:picture'

const DECISIVE = ['cookie', 'range', 'user-agent']

export const fileHandler: RequestHandler = (req, res, next) => {
  const { 0: fileId = '', 1: name = '' } = req.params as Record<number, string>
  answerFile(bareRequest(req, DECISIVE), { fileId, name }, req.ip ?? '')
    .then((answer) => {
      if (answer.outcome === 'send') return deliverFile(req, res, answer.bytes)
      res.locals.refusedFile = answer
      next()
    })
    .catch(next)
}

export const pictureHandler: RequestHandler = (req, res, next) => {
  const { fileId = '', number = '', picture = '' } = req.params
  answerPicture(bareRequest(req, DECISIVE), { fileId, number, picture })
    .then((answer) => {
      if (answer.outcome === 'send') return deliverFile(req, res, answer.bytes)
      res.locals.refusedPicture = answer
      next()
    })
    .catch(next)
}
