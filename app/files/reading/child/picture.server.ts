import { MOST_PIXELS, type ReadFile } from '~/domain/library/reading'
import { Refusal } from './refusal'

/** A picture is one page without text, in points as if it were shown at 96 pixels an inch. @throws {Refusal} */
export async function readPicture(file: string): Promise<ReadFile> {
  const { width, height } = await measurePicture(file)
  return {
    shape: 'picture',
    language: null,
    title: null,
    outline: [],
    facts: { tagged: false, declaredLanguage: null, externals: 0 },
    pages: [{ number: 1, title: null, text: '', width: width * 0.75, height: height * 0.75 }],
  }
}

/** As it is shown: turned as its camera was held. @throws {Refusal} */
export async function measurePicture(file: string): Promise<{ width: number; height: number }> {
  // Who reads letters alone does not wait for it.
  const { default: sharp } = await import('sharp')
  const {
    width,
    height,
    orientation = 1,
  } = await sharp(file, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw new Refusal('broken')
    })
  if (width * height > MOST_PIXELS || Math.max(width, height) * 0.75 > 20_000)
    throw new Refusal('too-large-pages')
  return orientation >= 5 ? { width: height, height: width } : { width, height }
}
