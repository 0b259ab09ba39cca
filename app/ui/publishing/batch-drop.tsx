import { type ChangeEvent, useEffect, useState } from 'react'
import type { Presentation } from '~/domain/library/match-files'
import { batchDropTexts } from '~/i18n/batch-drop'
import { formatBytes } from '~/i18n/formats'
import { uploadTexts } from '~/i18n/uploads'
import { useLang } from '../use-lang'
import { BatchTable } from './batch-table'
import { DropZone } from './drop-zone'
import type { Incoming } from './incoming-list'
import { OnTheWay, useOnTheWay } from './on-the-way'
import { useBatch } from './use-batch'

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
  const onTheWay = useOnTheWay(incoming, limitBytes)
  const batch = useBatch(workshopId, presentations, onTheWay.uploads.add)
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
      <OnTheWay {...onTheWay} />
    </div>
  )
}
