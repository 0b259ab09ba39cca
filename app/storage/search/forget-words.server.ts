import { inTransaction } from '../database.server'

const AT_ONCE = 100

/**
 * Forgets the words of corrections that no document has any more; returns how many. One that comes back in the very
 * moment in which it is forgotten is known again once its document is read anew.
 */
export async function forgetWords(): Promise<number> {
  let forgotten = 0
  for (let after: string | null = ''; after !== null; ) {
    const asked: Asked = await forgetSome(after)
    forgotten += asked.forgotten
    after = asked.last
  }
  return forgotten
}

type Asked = { last: string | null; forgotten: number }

function forgetSome(after: string): Promise<Asked> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`select set_config('enable_seqscan', 'off', true)`
    const [row] = await tx.$queryRaw<[Asked]>`
      with asked as (select "word" from "SearchWord" where "word" > ${after} order by "word" limit ${AT_ONCE}),
      forgotten as (
        delete from "SearchWord" k using asked a
        where k."word" = a."word" and not exists (select 1 from "SearchDocument" s where s."whole" @@ (
          plainto_tsquery('french', search_french(a."word")) || plainto_tsquery('english', a."word")
            || plainto_tsquery('simple', a."word")))
        returning 1)
      select (select max("word") from asked) as last, (select count(*)::int from forgotten) as forgotten`
    return row
  })
}
