import type { Admin } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import { readMemberQuery } from '~/domain/membership/member-filters'
import { accountTexts } from '~/i18n/account'
import { deskTexts } from '~/i18n/desk'
import { memberImportTexts } from '~/i18n/member-import'
import { membershipTexts } from '~/i18n/membership'
import { type ExportWords, exportMembers } from '~/usecases/members/export-members.server'
import { now } from './clock.server'
import { privateFile } from './private-file.server'

/** The list of members as it is filtered in this address, as a CSV file that is kept nowhere. */
export async function answerExport(admin: Admin, request: Request, lang: Locale): Promise<Response> {
  const moment = now()
  const filters = filtersOf(new URL(request.url).searchParams)
  const csv = await exportMembers(admin, filters, wordsIn(lang), moment)
  const name = `members-${moment.toISOString().slice(0, 10)}.csv`
  return privateFile(csv, { name, mediaType: 'text/csv; charset=utf-8' })
}

function filtersOf(asked: URLSearchParams) {
  const { sort: _sort, direction: _direction, from: _from, ...filters } = readMemberQuery(asked)
  return filters
}

/** Its first columns are those of an import. */
function wordsIn(lang: Locale): ExportWords {
  const t = deskTexts[lang]
  const { registered, confirmed, approved, suspended, seen, role, languages } = t.member
  return {
    columns: {
      ...memberImportTexts[lang].columns,
      role,
      standing: t.members.standing,
      registeredAt: registered,
      emailConfirmedAt: confirmed,
      approvedAt: approved,
      suspendedAt: suspended,
      lastSeenAt: seen,
    },
    values: {
      stakeholderGroup: membershipTexts[lang].groups,
      lang: languages,
      role: accountTexts[lang].roles,
      standing: t.standings,
    },
  }
}
