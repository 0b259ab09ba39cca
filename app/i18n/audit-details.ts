import { accountTexts } from './account'
import { dictionary } from './dictionary'
import { erasureTexts } from './erasure'
import { factorLossTexts } from './factor-loss'
import { retentionDeskTexts } from './retention-desk'

type Details = { names: Record<string, string>; values: Record<string, Record<string, string>> }

const fr: Details = {
  names: {
    ...retentionDeskTexts.fr.rules,
    arrangement: 'changement',
    bytes: 'octets',
    cause: 'cause',
    changed: 'changé',
    check: 'vérification',
    count: 'nombre',
    document: 'document',
    documents: 'documents',
    endsAt: 'jusqu’au',
    export: 'copie',
    fields: 'champs',
    filters: 'filtres',
    format: 'format',
    from: 'avant',
    ground: 'raison',
    how: 'par',
    invitation: 'invitation',
    leftOut: 'non repris',
    member: 'membre',
    members: 'membres',
    name: 'nom',
    pass: 'lien',
    policy: 'inscription',
    role: 'rôle',
    signature: 'signature',
    slug: 'adresse',
    standing: 'état',
    to: 'après',
    tries: 'essais',
    updated: 'mis à jour',
    version: 'version',
  },
  values: {
    cause: {
      asked: 'demandé par son titulaire',
      inactive: 'compte inutilisé',
      refused: 'demande refusée il y a un mois',
      desk: 'un administrateur',
      replayed: 'après une restauration',
    },
    check: factorLossTexts.fr.desk.checks,
    ground: erasureTexts.fr.grounds,
    how: {
      password: 'mot de passe',
      letter: 'courriel',
      passkey: 'clé d’accès',
      guest: 'une personne sans compte',
    },
    role: accountTexts.fr.roles,
    from: accountTexts.fr.roles,
    to: accountTexts.fr.roles,
  },
}

const en: Details = {
  names: {
    ...fr.names,
    ...retentionDeskTexts.en.rules,
    arrangement: 'change',
    bytes: 'bytes',
    changed: 'changed',
    check: 'check',
    count: 'number',
    endsAt: 'until',
    export: 'copy',
    fields: 'fields',
    filters: 'filters',
    from: 'before',
    ground: 'reason',
    how: 'by',
    invitation: 'invitation',
    leftOut: 'left out',
    member: 'member',
    members: 'members',
    name: 'name',
    pass: 'link',
    policy: 'registration',
    role: 'role',
    signature: 'signature',
    slug: 'address',
    standing: 'standing',
    to: 'after',
    tries: 'tries',
    updated: 'updated',
  },
  values: {
    cause: {
      asked: 'asked for by its owner',
      inactive: 'unused account',
      refused: 'refused a month ago',
      desk: 'an administrator',
      replayed: 'after a restore',
    },
    check: factorLossTexts.en.desk.checks,
    ground: erasureTexts.en.grounds,
    how: { password: 'password', letter: 'e-mail', passkey: 'passkey', guest: 'somebody without an account' },
    role: accountTexts.en.roles,
    from: accountTexts.en.roles,
    to: accountTexts.en.roles,
  },
}

export const auditDetailTexts = dictionary(fr, { en })
