import type { Incoming } from './incoming-list'
import { OnTheWay, useOnTheWay } from './on-the-way'
import { UploadForm } from './upload-form'

type FilesOnTheWayProps = { documentId: string; incoming: Incoming[]; limitBytes: number }

/** The files that are put up for one document, by form or by drop. */
export function FilesOnTheWay({ documentId, incoming, limitBytes }: FilesOnTheWayProps) {
  const onTheWay = useOnTheWay(incoming, limitBytes)
  return (
    <>
      <UploadForm
        documentId={documentId}
        limitBytes={limitBytes}
        onSend={(files, fields) =>
          onTheWay.uploads.add(files.map((file) => ({ file, fields: { ...fields, documentId } })))
        }
      />
      <OnTheWay {...onTheWay} />
      {onTheWay.listed.some(({ state }) => state !== 'refused') ? (
        <noscript>
          <meta httpEquiv="refresh" content="5" />
        </noscript>
      ) : null}
    </>
  )
}
