import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { identify, notFound, requireLocale } from '~/http/guards.server'
import { openEditorialPage } from '~/usecases/editorial.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await identify(request)
  const page = await openEditorialPage(params.page ?? '', requireLocale(params.lang))
  if (!page) throw notFound()
  return { page }
}

export default function Page() {
  const { page } = useLoaderData<typeof loader>()
  return <h1>{page.title}</h1>
}
