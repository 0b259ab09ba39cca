import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireLocale, requireSignedIn } from '~/http/guards.server'
import { myDataTexts } from '~/i18n/my-data'
import { paths } from '~/paths'
import { AccountAreas } from '~/ui/entrance/account-areas'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { email, kind } = await requireSignedIn(request)
  requireLocale(params.lang)
  return { email, kind }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => myDataTexts[lang].notifications)

/** Says what is sent and what is not; a switch comes with the first letter that it could hold back (docs/decisions). */
export default function NotificationsPage() {
  const { email, kind } = useLoaderData<typeof loader>()
  const lang = useLang()
  const t = myDataTexts[lang].notifications
  return (
    <div className="narrow">
      <h1>{t.title}</h1>
      <AccountAreas current="notifications" />
      <p className="lead">{t.lead}</p>
      <section className="stack" aria-labelledby="always-title">
        <h2 id="always-title">{t.alwaysTitle}</h2>
        <ul>
          {t.always.map((letter) => (
            <li key={letter}>{letter}</li>
          ))}
        </ul>
        <p>{t.alwaysWhy}</p>
      </section>
      {kind === 'editor' || kind === 'admin' ? (
        <section className="stack" aria-labelledby="staff-title">
          <h2 id="staff-title">{t.staffTitle}</h2>
          <p>{t.staff[kind]}</p>
        </section>
      ) : null}
      <section className="stack" aria-labelledby="never-title">
        <h2 id="never-title">{t.neverTitle}</h2>
        <p>{t.never}</p>
      </section>
      <section className="stack" aria-labelledby="address-title">
        <h2 id="address-title">{t.addressTitle}</h2>
        <p>
          {t.address(email)} <a href={paths.accountEmail(lang)}>{t.changeAddress}</a>
        </p>
        <p>{t.language}</p>
      </section>
    </div>
  )
}
