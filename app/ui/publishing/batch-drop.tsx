import { useRevalidator } from '@remix-run/react'
import { type ChangeEvent, useEffect, useState } from 'react'
import type { Presentation } from '~/domain/library/match-files'
import { batchDropTexts } from '~/i18n/batch-drop'
import { formatBytes } from '~/i18n/formats'
import { uploadTexts } from '~/i18n/uploads'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { BatchTable } from './batch-table'
import { DropZone } from './drop-zone'
import { type Incoming, IncomingList } from './incoming-list'
import { SendingList } from './sending-list'
import { SendingStatus } from './sending-status'
import { useBatch } from './use-batch'
import { useChecks } from './use-checks'
import { useUploads } from './use-uploads'

type BatchDropProps = {
  workshopId: string
  presentations: (Presentation & { title: string })[]
  incoming: Incoming[]
  limitBytes: number
}

/** Many files of one workshop at once: dropped, matched by name, corrected, sent. */
export function BatchDrop({ workshopId, presentations, incoming, limitBytes }: BatchDropProps) {
  const lang = useLang()
  const t = batchDropTexts[lang]
  const { revalidate } = useRevalidator()
  const uploads = useUploads(limitBytes, revalidate)
  const batch = useBatch(workshopId, presentations, uploads.add)
  const listed = incoming.filter(({ id }) => !uploads.sendings.some((sending) => sending.id === id))
  const { ready, checking } = useChecks(uploads, listed, revalidate)
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  function choose(event: ChangeEvent<HTMLInputElement>) {
    batch.add([...(event.target.files ?? [])])
    event.target.value = ''
  }
  if (!alive) return <p className="notice">{t.withoutScripts}</p>
  return (
    <div className="stack">
      <DropZone onDrop={batch.add}>
        <div className="field">
          <label className="field-label" htmlFor="batch-files">
            {t.choose}
          </label>
          <p className="field-hint" id="batch-files-hint">
            {t.drop} {uploadTexts[lang].accepted(formatBytes(limitBytes, lang))}
          </p>
          <input
            className="field-input"
            id="batch-files"
            type="file"
            multiple
            onChange={choose}
            aria-describedby="batch-files-hint"
          />
        </div>
      </DropZone>
      <BatchTable batch={batch} presentations={presentations} />
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
    </div>
  )
}
