import { incomingTexts } from '~/i18n/incoming'
import { uploadTexts } from '~/i18n/uploads'
import { useLang } from '../use-lang'
import { isUnderWay, type Sending } from './use-uploads'

type SendingStatusProps = { sendings: Sending[]; checking: number; ready: number }

/** How many are under way, and when all is over that it is: read out at each file, as each percent would be too much. */
export function SendingStatus({ sendings, checking, ready }: SendingStatusProps) {
  const lang = useLang()
  const t = incomingTexts[lang]
  const sending = sendings.filter(isUnderWay).length
  const working = sending + checking > 0
  return (
    <p role="status" className={ready && !working ? 'notice notice-success' : 'visually-hidden'}>
      {sending
        ? t.underWay(sending)
        : working
          ? t.states.checking
          : ready
            ? uploadTexts[lang].allStored(ready)
            : ''}
    </p>
  )
}
