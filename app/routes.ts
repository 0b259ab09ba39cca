// THE SITE ON ONE PAGE: every address and the module that answers it.
// Outside Remix, in server/pipeline.ts: /healthz, /readyz, and POST /:lang/admin/documents/:id/files (upload).
import { index, layout, prefix, type RouteConfig, route } from '@remix-run/route-config'

export default [
  index('routes/machines/root-redirect.ts'),
  route('robots.txt', 'routes/machines/robots.ts'),
  route('sitemap.xml', 'routes/machines/sitemap.ts'),
  route('files/:fileId/:name', 'routes/library/file.tsx'),
  route('logout', 'routes/membership/logout.ts'),

  ...prefix(':lang', [
    index('routes/public/home.tsx'),
    route(':page', 'routes/public/page.tsx'),

    route('workshops', 'routes/library/workshops.tsx'),
    route('workshops/:slug', 'routes/library/workshop.tsx'),
    route('documents', 'routes/library/documents.tsx'),
    route('documents/:slug', 'routes/library/document.tsx'),

    route('register', 'routes/membership/register.tsx'),
    route('login', 'routes/membership/login.tsx'),
    route('login/letter', 'routes/membership/sign-in-letter.tsx'),
    route('login/second-factor', 'routes/membership/second-step.tsx'),
    route('login/passkey', 'routes/membership/passkey-sign-in.ts'),
    route('login/second-factor/passkey', 'routes/membership/passkey-step.ts'),
    route('confirm-email', 'routes/membership/confirm-email.tsx'),
    route('forgot-password', 'routes/membership/forgot-password.tsx'),
    route('reset-password', 'routes/membership/reset-password.tsx'),
    route('invitation', 'routes/membership/invitation.tsx'),
    route('setup', 'routes/membership/setup.tsx'),

    route('account', 'routes/account/profile.tsx'),
    route('account/security', 'routes/account/security.tsx'),
    route('account/security/second-factor', 'routes/account/second-factor.tsx'),
    route('account/notifications', 'routes/account/notifications.tsx'),
    route('account/email', 'routes/account/email.tsx'),
    route('account/data', 'routes/account/data.tsx'),
    route('account/data/:id', 'routes/account/data-export.ts'),
    route('account/deletion', 'routes/account/deletion.tsx'),
    route('account/terms', 'routes/account/terms.tsx'),
    route('confirm-new-email', 'routes/account/confirm-new-email.tsx'),
    route('keep-account', 'routes/account/keep-account.tsx'),
    route('account/security/passkeys', 'routes/account/passkeys.tsx'),
    route('account/security/passkeys/new', 'routes/account/passkey-new.ts'),
    route('account/proof', 'routes/account/proof.tsx'),
    route('account/proof/passkey', 'routes/account/passkey-proof.ts'),

    layout('routes/desk/desk-layout.tsx', [
      route('admin', 'routes/desk/overview.tsx'),
      route('admin/workshops', 'routes/desk/workshops.tsx'),
      route('admin/workshops/new', 'routes/desk/workshop-new.tsx'),
      route('admin/workshops/:id', 'routes/desk/workshop.tsx'),
      route('admin/documents', 'routes/desk/documents.tsx'),
      route('admin/documents/new', 'routes/desk/document-new.tsx'),
      route('admin/documents/:id', 'routes/desk/document.tsx'),
      route('admin/documents/:id/files', 'routes/desk/document-files.tsx'),
      route('admin/documents/:id/preview', 'routes/desk/document-preview.tsx'),
      route('admin/members', 'routes/desk/members.tsx'),
      route('admin/members/invitations', 'routes/desk/invitations.tsx'),
      route('admin/members/invitations/new', 'routes/desk/invitation-new.tsx'),
      route('admin/members/invitations/many', 'routes/desk/invitation-many.tsx'),
      route('admin/members/import', 'routes/desk/members-import.tsx'),
      route('admin/members/:id', 'routes/desk/member.tsx'),
      route('admin/outbox', 'routes/desk/outbox.tsx'),
      route('admin/outbox/:id', 'routes/desk/letter.tsx'),
      route('admin/audit', 'routes/desk/audit.tsx'),
      route('admin/settings', 'routes/desk/settings.tsx'),
    ]),
    route('admin/markdown', 'routes/desk/markdown.ts'),
  ]),

  route('*', 'routes/public/not-found.tsx'),
] satisfies RouteConfig
