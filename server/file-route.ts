import type { Request as ExpressRequest, RequestHandler } from 'express'
import { answerFileByToken } from '~/http/api/file-by-token.server'
import { answerFile, answerPicture, type RefusedFile, type RefusedPicture } from '~/http/file-answer.server'
import { bareRequest } from './bare-request'
import { deliverFile } from './delivery/deliver-file'
import { sendWebResponse } from './remix-adapter'

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
const FOR_PROGRAMS = ['authorization', 'accept-language', 'range', 'user-agent']

export const fileHandler: RequestHandler = (req, res, next) => {
  const { 0: fileId = '', 1: name = '' } = req.params as Record<number, string>
  answerAnybody(req, { fileId, name })
    .then((answer) => {
      if (answer instanceof Response) return sendWebResponse(answer, req, res)
      if (answer.outcome === 'send') return deliverFile(req, res, answer.bytes)
      res.locals.refusedFile = answer
      next()
    })
    .catch(next)
}

/** A program with a token is answered in words of its own; nothing but the token says who it is. */
async function answerAnybody(req: ExpressRequest, place: { fileId: string; name: string }) {
  const address = req.ip ?? ''
  const byToken = await answerFileByToken(bareRequest(req, FOR_PROGRAMS), place, address)
  return byToken ?? answerFile(bareRequest(req, DECISIVE), place, address)
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
