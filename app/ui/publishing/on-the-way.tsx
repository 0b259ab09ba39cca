import { useRevalidator } from '@remix-run/react'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { type Incoming, IncomingList } from './incoming-list'
import { SendingList } from './sending-list'
import { SendingStatus } from './sending-status'
import { useChecks } from './use-checks'
import { useUploads } from './use-uploads'

/** Files from this browser to the portal, then through its checks; all that is under way changes by itself. */
export function useOnTheWay(incoming: Incoming[], limitBytes: number) {
  const { revalidate } = useRevalidator()
  const uploads = useUploads(limitBytes, revalidate)
  const listed = incoming.filter(({ id }) => !uploads.sendings.some((sending) => sending.id === id))
  return { uploads, listed, limitBytes, ...useChecks(uploads, listed, revalidate) }
}

/** Where each of them stands, and what can be done with it. */
export function OnTheWay({ uploads, listed, limitBytes, ready, checking }: ReturnType<typeof useOnTheWay>) {
  const lang = useLang()
  return (
    <>
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
        onResume={(file, { id, documentId }) =>
          uploads.add([{ file, fields: { documentId }, resume: paths.deskUpload(lang, id) }])
        }
      />
    </>
  )
}
