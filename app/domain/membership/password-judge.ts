import { type OptionsGraph, type Score, type TranslationKeys, ZxcvbnFactory } from '@zxcvbn-ts/core'
import type { WeakPassword } from '../field-error'
import { normalisedPassword } from './password'

/** What is wrong with a password, and what would help, by the names that zxcvbn gives them. */
export type Warning = keyof TranslationKeys['warnings']
export type Advice = keyof TranslationKeys['suggestions']

/** `score` 0 to 4 as zxcvbn counts; `personal`: too little is left without the person's and the site's own words. */
export type Judgement = { score: Score; personal: boolean; warning: Warning | null; advice: Advice[] }

/** A new password needs this score: about 10^8 guesses (zxcvbn's « safely unguessable »). */
const ENOUGH = 3
export const isStrongEnough = ({ score }: Judgement): boolean => score >= ENOUGH

/**
 * zxcvbn's work grows faster than the text: what follows is not judged and cannot make a password worse. With as few
 * kinds of substitution (`4` for `a`) read at once, the slowest text that we know takes 30 ms instead of three seconds.
 */
const MOST_JUDGED = 48
const MOST_SUBSTITUTIONS = 4

export type Judge = (password: string, ownWords: readonly string[]) => Judgement

/** A judge who knows these lists of words, most frequent first, and these keyboards. */
export function judgeWith(lists: Record<string, string[]>, graphs: OptionsGraph): Judge {
  const zxcvbn = new ZxcvbnFactory({ dictionary: lists, graphs, l33tMaxSubstitutions: MOST_SUBSTITUTIONS })

  /** Own words are worth nothing: what is left without them must be strong by itself. */
  const judged = (text: string, own: string[]): Judgement => {
    const { score, feedback, sequence } = zxcvbn.check(text, own)
    const result = { score, warning: feedback.warning as Warning | null }
    const left = sequence
      .map((part) => (part.dictionaryName === 'userInputs' ? '' : text.slice(part.i, part.j + 1)))
      .join('')
    const leftScore = left === text ? score : zxcvbn.check(left).score
    const advice = [...new Set(feedback.suggestions as Advice[])]
    if (leftScore >= ENOUGH) return { ...result, personal: false, advice }
    const personal = left !== text
    return { ...result, score: Math.min(score, leftScore) as Score, personal, advice }
  }

  return (password, ownWords) => {
    const own = [...new Set(ownWords.flatMap((word) => [word, withoutAccents(word)]))]
    const text = [...normalisedPassword(password)].slice(0, MOST_JUDGED).join('')
    // Capitals, and signs between letters (P.a.s.s.W.o.r.d), are the first thing that guessing programs try.
    const letters = text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
    const judgements = [...new Set([text, letters || text])].map((form) => judged(form, own))
    return judgements.reduce((worst, one) => (one.score < worst.score ? one : worst))
  }
}

const withoutAccents = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '')

/** The error of a form for a password that is not strong enough; it carries the reason and what helps. */
export function faultOf(judgement: Judgement): 'password-personal' | WeakPassword | null {
  if (isStrongEnough(judgement)) return null
  if (judgement.personal || judgement.warning === 'userInputs') return 'password-personal'
  return `password-weak:${judgement.warning ?? ''}:${judgement.advice.join(',')}`
}
