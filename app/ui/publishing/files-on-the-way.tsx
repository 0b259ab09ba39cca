import { useRevalidator } from '@remix-run/react'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { type Incoming, IncomingList } from './incoming-list'
import { SendingList } from './sending-list'
import { SendingStatus } from './sending-status'
import { UploadForm } from './upload-form'
import { useChecks } from './use-checks'
import { useUploads } from './use-uploads'

type FilesOnTheWayProps = { documentId: string; incoming: Incoming[]; limitBytes: number }

/** Files from this browser to the portal, then through its checks; all that is under way changes by itself. */
export function FilesOnTheWay({ documentId, incoming, limitBytes }: FilesOnTheWayProps) {
  const lang = useLang()
  const { revalidate } = useRevalidator()
  const uploads = useUploads(limitBytes, revalidate)
  const listed = incoming.filter(({ id }) => !uploads.sendings.some((sending) => sending.id === id))
  const { ready, checking } = useChecks(uploads, listed, revalidate)
  const address = paths.deskDocumentFiles(lang, documentId)
  return (
    <>
      <UploadForm
        address={address}
        limitBytes={limitBytes}
        onSend={(files, fields) =>
          uploads.add(files.map((file) => ({ file, fields: { ...fields, documentId } })))
        }
      />
      <SendingStatus sendings={uploads.sendings} checking={checking} ready={ready} />
      <SendingList
        sendings={uploads.sendings}
        limitBytes={limitBytes}
        onPause={uploads.pause}
        onGoOn={uploads.goOn}
        onCancel={uploads.cancel}
        onDismiss={uploads.dismiss}
      />
      <IncomingList
        files={listed}
        onResume={(file, { id }) =>
          uploads.add([{ file, fields: { documentId }, resume: paths.deskUpload(lang, id) }])
        }
      />
      {listed.some(({ state }) => state !== 'refused') ? (
        <noscript>
          <meta httpEquiv="refresh" content="5" />
        </noscript>
      ) : null}
    </>
  )
}
