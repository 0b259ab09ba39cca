import { useEffect, useRef, useState } from 'react'
import { isTurned, type OpenBook, type PageView } from '~/domain/library/reader'
import { readerTexts } from '~/i18n/reader'
import { readerPageTexts } from '~/i18n/reader-pages'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

type PagePictureProps = {
  page: PageView
  book: OpenBook
  /** Of the page. */
  name: string
  /** Of the document, which a picture is called by. */
  title: string
  /** The pictures that are seen first are not waited with. */
  atOnce: boolean
  /** A picture larger than its place is scrolled, by keyboard too. */
  scrolls: boolean
}

/** The picture of a page. Its size is known before it comes, so that nothing moves; one that does not come says so. */
export function PagePicture({ page, book, name, title, atOnce, scrolls }: PagePictureProps) {
  const lang = useLang()
  const { image, missing, onError } = useMissing()
  const { number, picture } = page
  const address = (size: 'small' | 'large') => paths.pageImage(book.fileId, number, size)
  if (missing) return <p className="page-empty">{readerPageTexts[lang].noPicture}</p>
  const isPicture = book.shape === 'picture'
  return (
    <figure
      className="page-picture"
      tabIndex={scrolls ? 0 : undefined}
      aria-label={isPicture ? undefined : readerTexts[lang].pictureOf(name)}
    >
      <img
        ref={image}
        onError={onError}
        src={address('large')}
        srcSet={`${address('small')} 320w, ${address('large')} 1280w`}
        sizes={isTurned(book.shape) ? '100vw' : '(min-width: 70rem) 60vw, 100vw'}
        width={picture?.width}
        height={picture?.height}
        loading={atOnce ? 'eager' : 'lazy'}
        decoding="async"
        alt={isPicture ? title : ''}
      />
    </figure>
  )
}

/** Whether the picture could not be had; it may have failed before this script ran. */
function useMissing() {
  const image = useRef<HTMLImageElement>(null)
  const [missing, setMissing] = useState(false)
  const onError = () => setMissing(true)
  useEffect(() => {
    // One that is waited with has not failed yet, whatever a browser calls complete.
    const { complete, naturalWidth, loading } = image.current ?? {}
    if (complete && naturalWidth === 0 && loading !== 'lazy') setMissing(true)
  }, [])
  return { image, missing, onError }
}
