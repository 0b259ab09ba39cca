import adjacencyGraphs from '@zxcvbn-ts/language-common/dist/adjacencyGraphs.json.mjs'
import passwords from '@zxcvbn-ts/language-common/dist/passwords.json.mjs'
import commonWords from '@zxcvbn-ts/language-en/dist/commonWords.json.mjs'
import firstNames from '@zxcvbn-ts/language-en/dist/firstnames.json.mjs'
import { judgeWith } from '~/domain/membership/password-judge'

export { faultOf } from '~/domain/membership/password-judge'

/** For pages in English: part of what the portal knows, so that it is soon there on a telephone (decision 15). */
export const judge = judgeWith({ passwords, commonWords, firstNames }, adjacencyGraphs)
