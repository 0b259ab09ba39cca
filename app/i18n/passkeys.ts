import { dictionary } from './dictionary'

const fr = {
  door: {
    or: 'ou',
    signIn: 'Se connecter avec une clé d’accès',
    step: 'Utiliser une clé d’accès',
    prove: 'Confirmer avec une clé d’accès',
    waiting: 'Suivez ce que demande votre appareil…',
  },
  refusals: {
    wrong:
      'Cette clé d’accès n’est pas la bonne, ou la demande a trop attendu. Réessayez, ou prenez un autre moyen.',
    closed:
      'Votre clé d’accès est la bonne, mais votre compte ne peut pas se connecter en ce moment. Connectez-vous avec votre mot de passe pour savoir pourquoi.',
    'too-late': 'Cinq minutes sont passées : recommencez la connexion.',
    'too-many': 'Trop de demandes depuis ce réseau : réessayez dans un quart d’heure.',
    'known-already': 'Cet appareil a déjà une clé d’accès pour votre compte.',
    'too-many-passkeys': 'Vous avez déjà vingt clés d’accès : retirez-en une d’abord.',
    cancelled: 'Rien n’a été fait : la demande a été annulée, ou elle a trop attendu. Vous pouvez réessayer.',
  },
  page: {
    title: 'Clés d’accès',
    description: 'Se connecter avec son appareil, sans mot de passe.',
    back: 'Sécurité',
    lead: 'Une clé d’accès (« passkey ») reste sur votre téléphone, votre ordinateur ou votre clé de sécurité. Elle vous connecte avec votre empreinte, votre visage ou votre code d’appareil : rien à retenir, rien à voler.',
    countsAsSecond: 'Une clé d’accès vaut aussi comme second facteur.',
    owing:
      'Votre compte demande un second facteur. Une clé d’accès en est un : le reste du portail s’ouvrira ensuite.',
    withApp: 'Utiliser plutôt une application',
    addTitle: 'Ajouter une clé d’accès',
    name: 'Nom de la clé',
    nameHint: 'Pour la reconnaître dans la liste, par exemple « Téléphone » ou « Ordinateur du bureau ».',
    add: 'Créer la clé d’accès',
    noScript: 'Ajouter une clé d’accès demande JavaScript, que votre navigateur n’exécute pas ici.',
    notHere:
      'Ce navigateur ne connaît pas les clés d’accès. Essayez sur votre téléphone, ou avec un navigateur récent.',
    listTitle: 'Vos clés d’accès',
    none: 'Vous n’avez pas encore de clé d’accès.',
    have: (n: number) => (n > 1 ? `Vous avez ${n} clés d’accès.` : 'Vous avez une clé d’accès.'),
    offer: 'Se connecter avec son empreinte, son visage ou une clé de sécurité, sans mot de passe.',
    created: (date: string) => `Créée le ${date}`,
    used: (date: string) => `Utilisée pour la dernière fois le ${date}`,
    neverUsed: 'Pas encore utilisée',
    remove: 'Retirer',
    removeNamed: (name: string) => `Retirer la clé d’accès ${name}`,
    removeHint:
      'Elle ne permettra plus de se connecter, et vos autres connexions seront fermées. Effacez-la aussi sur l’appareil.',
    rename: 'Renommer',
    newName: 'Nouveau nom',
    saveName: 'Enregistrer le nom',
    renamed: 'La clé d’accès est renommée',
    last: 'C’est votre seul second facteur, et votre rôle en demande un : ajoutez d’abord une autre clé d’accès ou une application.',
    added: 'La clé d’accès est ajoutée',
    removed: 'La clé d’accès est retirée',
    goOn: 'Continuer',
    open: 'Gérer les clés d’accès',
  },
}

const en: typeof fr = {
  door: {
    or: 'or',
    signIn: 'Sign in with a passkey',
    step: 'Use a passkey',
    prove: 'Confirm with a passkey',
    waiting: 'Follow what your device asks…',
  },
  refusals: {
    wrong:
      'This passkey is not the right one, or the request waited too long. Try again, or take another way.',
    closed:
      'Your passkey is right, but your account cannot sign in at the moment. Sign in with your password to learn why.',
    'too-late': 'Five minutes have passed: start signing in again.',
    'too-many': 'Too many requests from this network: try again in a quarter of an hour.',
    'known-already': 'This device already has a passkey for your account.',
    'too-many-passkeys': 'You already have twenty passkeys: remove one first.',
    cancelled: 'Nothing was done: the request was cancelled, or it waited too long. You can try again.',
  },
  page: {
    title: 'Passkeys',
    description: 'Sign in with your device, without a password.',
    back: 'Security',
    lead: 'A passkey stays on your phone, your computer or your security key. It signs you in with your fingerprint, your face or your device’s PIN: nothing to remember, nothing to steal.',
    countsAsSecond: 'A passkey also counts as a second factor.',
    owing:
      'Your account asks for a second factor. A passkey is one: the rest of the portal opens afterwards.',
    withApp: 'Use an app instead',
    addTitle: 'Add a passkey',
    name: 'Name of the passkey',
    nameHint: 'So that you know it again in the list, for example “Phone” or “Office computer”.',
    add: 'Create the passkey',
    noScript: 'Adding a passkey needs JavaScript, which your browser does not run here.',
    notHere: 'This browser does not know passkeys. Try on your phone, or with a recent browser.',
    listTitle: 'Your passkeys',
    none: 'You have no passkey yet.',
    have: (n: number) => (n > 1 ? `You have ${n} passkeys.` : 'You have one passkey.'),
    offer: 'Sign in with your fingerprint, your face or a security key, without a password.',
    created: (date: string) => `Created on ${date}`,
    used: (date: string) => `Last used on ${date}`,
    neverUsed: 'Not used yet',
    remove: 'Remove',
    removeNamed: (name: string) => `Remove the passkey ${name}`,
    removeHint: 'It will no longer sign in, and your other sign-ins will end. Delete it on the device too.',
    rename: 'Rename',
    newName: 'New name',
    saveName: 'Save the name',
    renamed: 'The passkey is renamed',
    last: 'It is your only second factor, and your role asks for one: add another passkey or an app first.',
    added: 'The passkey is added',
    removed: 'The passkey is removed',
    goOn: 'Continue',
    open: 'Manage the passkeys',
  },
}

export const passkeyTexts = dictionary(fr, { en })
