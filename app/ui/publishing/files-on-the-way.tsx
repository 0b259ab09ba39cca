import { useRevalidator } from '@remix-run/react'
import { useState } from 'react'
import { uploadTexts } from '~/i18n/uploads'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { type Incoming, IncomingList } from './incoming-list'
import { SendingList } from './sending-list'
import { UploadForm } from './upload-form'
import { useStandings } from './use-standings'
import { useUploads } from './use-uploads'

type FilesOnTheWayProps = { documentId: string; incoming: Incoming[]; limitBytes: number }

/** Files from this browser to the portal, then through its checks; all that is under way changes by itself. */
export function FilesOnTheWay({ documentId, incoming, limitBytes }: FilesOnTheWayProps) {
  const lang = useLang()
  const t = uploadTexts[lang]
  const address = paths.deskDocumentFiles(lang, documentId)
  const { revalidate } = useRevalidator()
  const [ready, setReady] = useState<string[]>([])
  const uploads = useUploads(address, limitBytes, revalidate)
  const received = uploads.received.filter((id) => !ready.includes(id))
  const listed = incoming.filter(({ id }) => !uploads.sendings.some((sending) => sending.id === id))
  const followed = [
    ...listed.filter(({ state }) => state !== 'refused'),
    ...received
      .filter((id) => !listed.some((file) => file.id === id))
      .map((id) => ({ id, state: 'checking' as const })),
  ]
  useStandings(followed, ({ id, state }) => {
    if (state === 'ready') setReady((all) => [...all, id])
    if (state === 'gone') uploads.forget(id)
    revalidate()
  })
  const working = uploads.underWay || received.some((id) => followed.some((file) => file.id === id))
  return (
    <>
      <UploadForm address={address} limitBytes={limitBytes} onSend={uploads.add} />
      {/* Read out when all is over: each percent would be too much. */}
      <p role="status" className={ready.length && !working ? 'notice notice-success' : 'visually-hidden'}>
        {working ? t.sending : ready.length ? t.allStored(ready.length) : ''}
      </p>
      <SendingList
        sendings={uploads.sendings}
        limitBytes={limitBytes}
        onCancel={uploads.cancel}
        onRetry={uploads.retry}
      />
      <IncomingList files={listed} />
      {followed.length ? (
        <noscript>
          <meta httpEquiv="refresh" content="5" />
        </noscript>
      ) : null}
    </>
  )
}
