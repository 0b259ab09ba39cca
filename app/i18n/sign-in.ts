import { dictionary } from './dictionary'

const fr = {
  letter: {
    title: 'Se connecter par courriel',
    description: 'Recevoir un courriel qui connecte sans mot de passe.',
    lead: 'Sans mot de passe : nous envoyons à votre adresse un lien et un code qui vous connectent une fois.',
    askTitle: 'Votre adresse',
    againTitle: 'Pas de courriel, ou plus valable ?',
    ask: 'Recevoir le courriel',
    sent: 'Si cette adresse a un compte, un courriel vient de partir',
    sentLead:
      'Suivez son lien, ou recopiez ici son code. Les deux sont valables 15 minutes et ne servent qu’une fois.',
    codeTitle: 'Avec le code du courriel',
    codeHint: 'Huit chiffres et lettres, dans le courriel que vous venez de recevoir.',
    codeSubmit: 'Se connecter avec ce code',
    ready: 'Votre courriel est reconnu. Il ne reste qu’à appuyer sur ce bouton.',
    enter: 'Se connecter',
    spentTitle: 'Ce lien n’est plus valable',
    spentLead: 'Il a déjà servi, il a plus de 15 minutes, ou un courriel plus récent le remplace.',
    withPassword: 'Se connecter avec un mot de passe',
    offer: 'Se connecter par courriel',
  },
  step: {
    title: 'Votre code de sécurité',
    description: 'Second facteur de la connexion.',
    lead: 'Votre compte demande un second facteur : ouvrez votre application d’authentification.',
    code: 'Code',
    leadPasskey:
      'Votre compte demande un second facteur : utilisez votre clé d’accès, ou un code de secours.',
    hint: 'Les six chiffres qu’affiche l’application, ou l’un de vos codes de secours.',
    hintRecovery: 'L’un de vos codes de secours.',
    submit: 'Se connecter',
    lost: 'Plus d’application ni de code de secours ? Écrivez à l’équipe du centre : après avoir vérifié qui vous êtes, elle peut retirer le second facteur de votre compte.',
    back: 'Recommencer la connexion',
    tooLate: 'Cinq minutes sont passées : donnez de nouveau votre mot de passe.',
  },
  factor: {
    title: 'Second facteur',
    description: 'Une application d’authentification en plus du mot de passe.',
    back: 'Sécurité',
    lead: 'Avec un second facteur, un mot de passe volé ne suffit plus : à chaque connexion, vous donnez aussi six chiffres affichés par une application de votre téléphone (FreeOTP, Aegis, Google Authenticator ou une autre).',
    owing:
      'Votre compte demande un second facteur. Mettez-le en place maintenant : le reste du portail s’ouvrira ensuite.',
    start: 'Mettre en place une application',
    scanTitle: '1. Scannez ce code avec l’application',
    scanLead: 'Dans l’application, choisissez d’ajouter un compte, puis visez le code.',
    qr: 'Code QR à scanner ; la même clé suit en texte',
    openApp: 'Sur ce téléphone : ouvrir l’application',
    typeIt: 'Ou saisissez cette clé dans l’application :',
    confirmTitle: '2. Recopiez le code qu’elle affiche',
    confirmHint: 'Six chiffres, qui changent toutes les trente secondes.',
    confirm: 'Activer l’application',
    codesTitle: 'Second facteur en service : gardez ces dix codes de secours',
    codesLead:
      'Chacun remplace l’application une fois, si vous la perdez. Imprimez-les ou rangez-les dans un gestionnaire de mots de passe : ils ne seront plus affichés.',
    codesDownload: 'Les télécharger (fichier texte)',
    codesFile: 'codes-de-secours.txt',
    goOn: 'Je les ai gardés : continuer',
    on: (date: string) => `Le second facteur est en service depuis le ${date}.`,
    codesLeft: (n: number) =>
      n > 1
        ? `Il vous reste ${n} codes de secours.`
        : n === 1
          ? 'Il vous reste un code de secours.'
          : 'Il ne vous reste aucun code de secours : faites-en de nouveaux.',
    renew: 'Faire dix nouveaux codes de secours',
    renewHint: 'Les anciens ne vaudront plus rien.',
    codesLeftTitle: 'Codes de secours',
    replace: 'Changer d’application',
    replaceHint:
      'Vous scannez un nouveau code. L’application d’aujourd’hui et ses codes de secours valent jusqu’à ce que la nouvelle ait donné son premier code ; vos autres connexions sont alors fermées.',
    stillOn:
      'Votre application d’aujourd’hui reste en service tant que la nouvelle n’a pas donné son premier code.',
    keepApp: 'Garder celle d’aujourd’hui',
    withPasskey: 'Utiliser plutôt une clé d’accès (empreinte, visage ou clé de sécurité)',
    remove: 'Retirer l’application',
    removeHint: 'Plus aucun code ne sera demandé. Vos autres connexions seront fermées.',
    demanded:
      'Le réglage du portail demande un second facteur pour votre rôle : l’application peut être changée, ou remplacée par une clé d’accès, mais pas simplement retirée.',
    offerOn: 'En service : un code est demandé à chaque connexion.',
    offerOff: 'Pas encore en place : un mot de passe volé suffirait pour entrer.',
    open: 'Gérer le second facteur',
  },
  proof: {
    title: 'Confirmez que c’est bien vous',
    description: 'Votre mot de passe, avant une opération sensible.',
    lead: 'Avant cette opération, donnez de nouveau votre mot de passe. Il vaut ensuite pour dix minutes.',
    submit: 'Continuer',
  },
}

const en: typeof fr = {
  letter: {
    title: 'Sign in by e-mail',
    description: 'Get an e-mail that signs in without a password.',
    lead: 'No password needed: we send your address a link and a code that sign you in once.',
    askTitle: 'Your address',
    againTitle: 'No e-mail, or no longer valid?',
    ask: 'Send me the e-mail',
    sent: 'If this address has an account, an e-mail is on its way',
    sentLead: 'Follow its link, or copy its code here. Both are valid for 15 minutes and work once.',
    codeTitle: 'With the code of the e-mail',
    codeHint: 'Eight digits and letters, in the e-mail that you have just received.',
    codeSubmit: 'Sign in with this code',
    ready: 'Your e-mail is recognised. All that is left is to press this button.',
    enter: 'Sign in',
    spentTitle: 'This link is no longer valid',
    spentLead: 'It was used already, it is more than 15 minutes old, or a later e-mail replaces it.',
    withPassword: 'Sign in with a password',
    offer: 'Sign in by e-mail',
  },
  step: {
    title: 'Your security code',
    description: 'The second factor of signing in.',
    lead: 'Your account asks for a second factor: open your authenticator app.',
    code: 'Code',
    leadPasskey: 'Your account asks for a second factor: use your passkey, or a recovery code.',
    hint: 'The six digits that the app shows, or one of your recovery codes.',
    hintRecovery: 'One of your recovery codes.',
    submit: 'Sign in',
    lost: 'No app and no recovery codes any more? Write to the centre’s team: once it has checked who you are, it can take the second factor off your account.',
    back: 'Start signing in again',
    tooLate: 'Five minutes have passed: give your password again.',
  },
  factor: {
    title: 'Second factor',
    description: 'An authenticator app beside the password.',
    back: 'Security',
    lead: 'With a second factor, a stolen password is not enough: each time you sign in you also give six digits shown by an app on your phone (FreeOTP, Aegis, Google Authenticator or another).',
    owing: 'Your account asks for a second factor. Set it up now: the rest of the portal opens afterwards.',
    start: 'Set up an app',
    scanTitle: '1. Scan this code with the app',
    scanLead: 'In the app, choose to add an account, then point it at the code.',
    qr: 'QR code to scan; the same key follows as text',
    openApp: 'On this phone: open the app',
    typeIt: 'Or type this key into the app:',
    confirmTitle: '2. Copy the code that it shows',
    confirmHint: 'Six digits, which change every thirty seconds.',
    confirm: 'Turn the app on',
    codesTitle: 'The second factor is on: keep these ten recovery codes',
    codesLead:
      'Each replaces the app once, if you lose it. Print them or put them into a password manager: they will not be shown again.',
    codesDownload: 'Download them (text file)',
    codesFile: 'recovery-codes.txt',
    goOn: 'I have kept them: go on',
    on: (date: string) => `The second factor has been on since ${date}.`,
    codesLeft: (n: number) =>
      n > 1
        ? `You have ${n} recovery codes left.`
        : n === 1
          ? 'You have one recovery code left.'
          : 'You have no recovery code left: make new ones.',
    renew: 'Make ten new recovery codes',
    renewHint: 'The old ones will no longer work.',
    codesLeftTitle: 'Recovery codes',
    replace: 'Change the app',
    replaceHint:
      'You scan a new code. Today’s app and its recovery codes work until the new one has given its first code; your other sign-ins then end.',
    stillOn: 'Today’s app stays in use until the new one has given its first code.',
    keepApp: 'Keep today’s app',
    withPasskey: 'Use a passkey instead (fingerprint, face or security key)',
    remove: 'Remove the app',
    removeHint: 'No code will be asked for any more. Your other sign-ins will end.',
    demanded:
      'The portal’s settings require a second factor for your role: the app can be changed, or replaced by a passkey, but not simply removed.',
    offerOn: 'On: a code is asked for each time you sign in.',
    offerOff: 'Not set up yet: a stolen password would be enough to come in.',
    open: 'Manage the second factor',
  },
  proof: {
    title: 'Confirm that it is you',
    description: 'Your password, before something sensitive.',
    lead: 'Before this, give your password once more. It then counts for ten minutes.',
    submit: 'Continue',
  },
}

export const signInTexts = dictionary(fr, { en })
