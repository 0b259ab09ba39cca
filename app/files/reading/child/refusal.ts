import type { ReadingRefusal } from '~/domain/library/reading'

/** A file that is not read, with the reason that people are told. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(readonly reason: ReadingRefusal) {
    super(`Refused: ${reason}.`)
  }
}
