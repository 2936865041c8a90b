// Texts of the sample programme: [title, abstract], by theme and kind. Invented; nothing here is announced by anybody.
// A third element says what is special: 'en' (held in English), 'jeune' (minors are expected).

export const themes = {
  'Recrutement': {
    masterclass: [
      ['Recruter sans CV : la méthode par simulation', 'Mettre les candidats en situation plutôt que de lire leur parcours : quels exercices, quelle grille, quels résultats.'],
      ['Écrire une offre d’emploi qui donne envie', 'Salaire, missions, télétravail : ce que les candidats cherchent dans les dix premières lignes, et ce qui les fait fuir.'],
      ['Attirer des développeurs quand on est une PME', 'Trois entreprises de moins de cinquante personnes racontent ce qui a marché, ce qui a coûté et ce qui n’a servi à rien.'],
      ['La promesse employeur à l’épreuve du réel', 'De la vitrine au premier jour : comment tenir ce que l’on annonce et garder ceux que l’on vient de recruter.'],
    ],
    talk: [
      ['15 000 postes ouverts : où, pour qui, comment ?', 'Un état des lieux des métiers du numérique dans la région, bassin par bassin.'],
      ['Les métiers qui n’existaient pas il y a cinq ans', 'Ingénieure des données, intégrateur d’IA, référente sobriété : d’où viennent ces postes et qui les occupe.'],
      ['Entretien d’embauche : ce que la loi permet de demander', 'Les questions interdites, les tests acceptables et la bonne façon de répondre.'],
      ['Hiring across borders: working from Lille with Brussels and London', 'What changes in contracts, pay and daily life when the team sits in three countries.', 'en'],
    ],
    workshop: [
      ['Son CV en une heure', 'Venez avec votre CV, repartez avec une version relue par une recruteuse et un recruteur.'],
      ['Simulation d’entretiens techniques', 'Vingt minutes d’exercice, dix minutes de retour, puis on échange les rôles.'],
      ['Un profil professionnel en ligne qui vous ressemble', 'Réglages de confidentialité, mots justes, portfolio : un atelier pas à pas.'],
      ['Négocier son premier salaire', 'Chiffres du marché, arguments et mises en situation à deux.'],
    ],
  },
  'Formation': {
    masterclass: [
      ['Changer de métier à 40 ans : six parcours', 'De la caisse, du soin ou de l’atelier vers le numérique : ce qu’il faut savoir avant de se lancer.'],
      ['L’alternance vue par trois tuteurs', 'Accueillir, faire progresser, dire quand cela ne va pas : le quotidien d’un tutorat réussi.'],
      ['Apprendre à apprendre quand les outils changent tous les ans', 'Veille, pratique, entraide : les habitudes de celles et ceux qui restent à jour sans s’épuiser.'],
      ['Financer sa formation sans se perdre', 'Compte personnel, région, employeur : qui paie quoi, dans quel ordre et avec quels délais.'],
    ],
    talk: [
      ['Après le bac : le numérique sans se tromper de porte', 'BUT, BTS, licence, école, apprentissage : les différences qui comptent vraiment.', 'jeune'],
      ['Faut-il encore apprendre à coder ?', 'Ce que les assistants écrivent bien, ce qu’ils écrivent mal et ce qu’il reste à comprendre.'],
      ['L’université et l’entreprise : se parler avant le diplôme', 'Projets communs, stages longs, chaires : retours de trois campus de la région.'],
      ['From classroom to first pull request', 'How an open-source project welcomes thirty students a year, and what they bring.', 'en'],
    ],
    workshop: [
      ['Premiers pas en Python', 'Aucune connaissance nécessaire : à la fin, votre programme lit un fichier et dessine une courbe.'],
      ['Créer sa première page web', 'HTML, CSS et un peu d’imagination : chacun repart avec sa page.', 'jeune'],
      ['Git sans larmes', 'Comprendre les branches avec du papier, puis avec un vrai dépôt.'],
      ['Robots et capteurs : coder pour de vrai', 'Par équipes de trois, faire suivre une ligne à un petit robot.', 'jeune'],
    ],
  },
  'Diversité et inclusion': {
    masterclass: [
      ['Une équipe mixte, comment fait-on ?', 'Offres, jurys, horaires, carrières : les leviers qui ont fait passer une équipe de 12 à 38 % de femmes.'],
      ['Accessibilité numérique : par où commencer', 'Les dix défauts qui bloquent le plus de monde, et comment les corriger cette semaine.'],
      ['Handicap invisible et métiers du code', 'Aménager un poste, parler à son équipe, tenir dans la durée : paroles de professionnels.'],
      ['Le sexisme ordinaire en réunion technique', 'Le reconnaître, réagir, changer les règles du jeu.'],
    ],
    talk: [
      ['Elles codent, elles dirigent, elles racontent', 'Quatre parcours de femmes du numérique dans les Hauts-de-France, et vos questions.', 'jeune'],
      ['Illectronisme : une personne sur six', 'Ce que vivent celles et ceux que les démarches en ligne laissent au bord du chemin.'],
      ['Venir d’un quartier, travailler dans la tech', 'Réseaux, codes, mentorat : ce qui ouvre les portes et ce qui les ferme.'],
      ['Building products for everyone', 'Testing with people who use screen readers, switches or one hand: lessons from two product teams.', 'en'],
    ],
    workshop: [
      ['Naviguer les yeux fermés', 'Une heure avec un lecteur d’écran pour comprendre ce que nos pages font vivre.'],
      ['Code toujours, collégienne !', 'Un atelier de découverte réservé en priorité aux collégiennes.', 'jeune'],
      ['Rédiger en français facile à lire', 'Réécrire ensemble une page d’administration, avec des relecteurs concernés.'],
      ['Aider un proche avec ses démarches en ligne', 'Mots de passe, mandats, arnaques : aider sans faire à la place.'],
    ],
  },
  'Intelligence artificielle': {
    masterclass: [
      ['Comprendre un modèle de langage en quatre-vingt-dix minutes', 'Jetons, contexte, probabilités : ce que la machine calcule et pourquoi elle se trompe avec assurance.'],
      ['L’IA dans une PME industrielle : trois cas réels', 'Contrôle visuel, maintenance, devis : les gains, les données nécessaires et les abandons.'],
      ['Le règlement européen sur l’IA, article par article utile', 'Ce qui concerne votre entreprise, ce qui ne la concerne pas, et le calendrier.'],
      ['Évaluer un système d’IA avant de le mettre en service', 'Jeux d’essai, biais, coûts, retour en arrière : une méthode simple à refaire chez soi.'],
    ],
    talk: [
      ['L’IA au lycée : tricher, apprendre, créer', 'Lycéens et enseignants débattent de leurs usages.', 'jeune'],
      ['Images truquées : apprendre à douter', 'Indices, outils, réflexes, avec des exemples récents.', 'jeune'],
      ['Santé et IA : ce que l’hôpital a déjà appris', 'Imagerie, comptes rendus, planning : résultats et prudences.'],
      ['Small models, local data', 'Why a hospital, a port and a newspaper chose to run their own models.', 'en'],
    ],
    workshop: [
      ['Écrire de bonnes consignes à un assistant', 'Exercices progressifs, puis critique collective des réponses.'],
      ['Entraîner un petit classifieur d’images', 'De la collecte à la mesure de l’erreur, sur des photos de beffrois.'],
      ['Automatiser une tâche répétitive sans tout casser', 'Choisir la tâche, poser les garde-fous, mesurer le temps gagné.'],
      ['Dessiner avec une machine', 'Atelier créatif : du croquis à l’affiche, en gardant la main.', 'jeune'],
    ],
  },
  'Cybersécurité': {
    masterclass: [
      ['Vivre une attaque par rançongiciel, heure par heure', 'Une collectivité raconte ses dix premiers jours : décisions, erreurs, remise en route.'],
      ['NIS 2 : êtes-vous concerné ?', 'Les secteurs, les seuils, les obligations, et une liste de contrôle pour commencer.'],
      ['Analyse d’un hameçonnage réussi', 'Du courriel au virement : chaque étape, et ce qui l’aurait arrêtée.'],
      ['Sauvegardes : celles qui reviennent vraiment', 'La règle 3-2-1, les essais de restauration et les pièges du nuage.'],
    ],
    talk: [
      ['Métiers de la cyber : il n’y a pas que des capuches', 'Auditrice, analyste, juriste, formateur : une journée avec chacun.', 'jeune'],
      ['Protéger sa vie privée quand on a quinze ans', 'Réglages, mots de passe, harcèlement : des réponses concrètes.', 'jeune'],
      ['Les hôpitaux sous pression', 'Organisation, entraînement, entraide régionale : les leçons de trois ans d’incidents.'],
      ['Post-quantum cryptography for busy people', 'What to inventory now, what can wait, what the standards say.', 'en'],
    ],
    workshop: [
      ['Capture du drapeau pour débutants', 'Énigmes par équipes, du plus facile au plus retors.', 'jeune'],
      ['Exercice de crise sur table', 'Vous êtes la cellule de crise ; le scénario avance toutes les dix minutes.'],
      ['Gestionnaire de mots de passe : on s’y met', 'Installer, importer, partager en famille ou en équipe.'],
      ['Sécuriser une petite application web', 'Trouver puis corriger cinq failles courantes dans une application d’exercice.'],
    ],
  },
  'Numérique responsable': {
    masterclass: [
      ['Mesurer l’empreinte d’un service numérique', 'Périmètre, unités, ordres de grandeur : une mesure honnête en une journée de travail.'],
      ['Prolonger la vie des ordinateurs', 'Réemploi, logiciels légers, réparation : les chiffres de deux collectivités.'],
      ['Écoconcevoir un site public', 'De 4 Mo à 300 Ko par page sans rien perdre : la démarche et le code.'],
      ['Souveraineté : reprendre la main sur ses données', 'Hébergement, logiciels libres, contrats : ce qui est réaliste pour une structure moyenne.'],
    ],
    talk: [
      ['Centres de données : eau, chaleur, électricité', 'Ce que consomme un centre de données et ce que l’on peut en récupérer.'],
      ['Numérique et justice sociale', 'Qui gagne, qui perd quand un guichet devient un site ?'],
      ['Le logiciel libre dans les mairies', 'Retours d’expérience de communes de 800 à 80 000 habitants.'],
      ['Mon téléphone, de la mine au tiroir', 'Le voyage d’un smartphone, raconté pièce par pièce.', 'jeune'],
    ],
    workshop: [
      ['Réparer plutôt que jeter', 'Apportez un appareil en panne : on l’ouvre ensemble.'],
      ['La fresque du numérique', 'Comprendre les impacts en équipe, avec des cartes.'],
      ['Installer un système libre sur un vieil ordinateur', 'Venez avec votre machine, repartez avec une machine qui sert.'],
      ['Alléger ses images et ses vidéos', 'Formats, réglages, mesures avant et après.'],
    ],
  },
  'Entrepreneuriat': {
    masterclass: [
      ['Du projet au premier client', 'Entretiens, prototype, prix : les cent premiers jours d’une jeune entreprise.'],
      ['Lever des fonds, ou pas', 'Banque, subvention, amorçage, chiffre d’affaires : choisir sans suivre la mode.'],
      ['S’associer sans se fâcher', 'Parts, rôles, départs : les clauses que l’on est content d’avoir écrites.'],
      ['Vendre à une collectivité', 'Marchés publics, seuils, calendrier : le mode d’emploi pour une petite entreprise.'],
    ],
    talk: [
      ['Reprendre une entreprise plutôt que la créer', 'Le numérique des Hauts-de-France cherche aussi des repreneuses.'],
      ['Trois échecs racontés par celles et ceux qui les ont vécus', 'Ce qu’ils referaient, ce qu’ils ne referaient pas.'],
      ['Coopératives du numérique', 'Décider à plusieurs, partager la valeur : comment cela marche.'],
      ['Selling software in Europe: one market, many habits', 'Languages, payment, support: what differs from Lille to Tallinn.', 'en'],
    ],
    workshop: [
      ['Présenter son projet en trois minutes', 'Écrire, répéter, recevoir des retours utiles.'],
      ['Fixer un prix', 'Coûts, valeur, concurrence : trois calculs et une décision.'],
      ['Le modèle économique sur une page', 'Par petits groupes, à partir de vos projets.'],
      ['Mini-entreprise au collège', 'Imaginer un service numérique pour son établissement.', 'jeune'],
    ],
  },
};

// [theme, title, abstract, special]
export const visits = [
  ['Numérique responsable', 'Dans les coulisses d’un centre de données', 'Salles, refroidissement, sécurité : une visite en petit groupe, pièce d’identité demandée.'],
  ['Intelligence artificielle', 'Une usine qui parle à ses machines', 'Capteurs, jumeau numérique, maintenance : la visite suit une pièce du début à la fin.'],
  ['Cybersécurité', 'Le centre de supervision de la cybersécurité', 'Voir travailler les analystes et poser toutes ses questions.'],
  ['Entrepreneuriat', 'Studio de jeu vidéo : de l’idée à la manette', 'Graphisme, son, code, test : rencontre avec chaque métier.', 'jeune'],
  ['Intelligence artificielle', 'L’imagerie médicale et ses logiciels', 'Un service hospitalier ouvre ses portes aux étudiants et aux curieux.'],
  ['Recrutement', 'Entrepôt connecté : quand les robots préparent', 'Visite de la chaîne de préparation et échange avec les équipes.'],
  ['Numérique responsable', 'L’atelier de réemploi informatique', 'Du don au reconditionnement : suivre un ordinateur pendant une matinée.'],
  ['Formation', 'Le fablab du quartier', 'Découpe laser, impression 3D, électronique : démonstrations et essais.', 'jeune'],
  ['Recrutement', 'Une agence web au travail', 'Revue de projet, conception, accessibilité : une demi-journée d’immersion.'],
  ['Formation', 'Le laboratoire de robotique', 'Bras, drones et véhicules : les recherches en cours, expliquées par celles et ceux qui les font.', 'jeune'],
  ['Diversité et inclusion', 'La rédaction et ses données', 'Comment un journal enquête avec des tableurs, des cartes et du code.'],
  ['Cybersécurité', 'Le poste de commande du réseau de transport', 'Régulation, information des voyageurs, systèmes : vue d’en haut.'],
];

export const trades = [
  'développement web', 'cybersécurité', 'données et IA', 'support et réseaux', 'logiciel industriel', 'numérique en santé', 'commerce en ligne',
  'jeu vidéo et image', 'services publics numériques', 'logistique connectée', 'conseil et gestion de projet', 'alternance et stages',
];

// [theme, title, abstract, special]
export const others = [
  ['Formation', 'Café des reconversions', 'Un café, une table, des personnes qui ont sauté le pas : on parle librement.'],
  ['Numérique responsable', 'Nuit du code libre', 'Une soirée de contributions à des projets libres, débutants bienvenus.'],
  ['Formation', 'Exposition : les machines qui ont compté', 'Du métier Jacquard au microprocesseur, une histoire du calcul dans la région.', 'jeune'],
  ['Diversité et inclusion', 'Projection et débat', 'Un documentaire sur les travailleurs du clic, suivi d’un échange avec la salle.'],
  ['Formation', 'Tournoi de robots', 'Douze équipes de collège et de lycée, un terrain, du suspense.', 'jeune'],
  ['Diversité et inclusion', 'Permanence numérique sans rendez-vous', 'Une question, un papier, un téléphone qui résiste : on regarde ensemble.'],
  ['Diversité et inclusion', 'Petit déjeuner des directrices techniques', 'Une heure pour se rencontrer, trois sujets tirés au sort.'],
  ['Recrutement', 'Bourse aux stages de troisième', 'Trouver son stage d’observation en une matinée.', 'jeune'],
];

// The three flagship days: [kind, title, abstract, start, end, special].
export const flagships = [
  {
    day: 22, name: 'French Tech Central Day', theme: 'Entrepreneuriat',
    sessions: [
      ['masterclass', 'French Tech Central Day : ouverture', 'Une journée pour rencontrer les services de l’État qui aident les jeunes entreprises.', '09:00', '10:00'],
      ['talk', 'French Tech Central Day : douanes, propriété, normes', 'Trois administrations, dix minutes chacune, puis vos questions.', '10:15', '11:30'],
      ['workshop', 'French Tech Central Day : rendez-vous individuels', 'Vingt minutes avec l’interlocuteur de votre choix.', '11:30', '13:00'],
      ['masterclass', 'French Tech Central Day : financer l’innovation', 'Aides, prêts, crédits d’impôt : le bon dispositif au bon moment.', '14:00', '15:30'],
      ['talk', 'French Tech Central Day: going international', 'Visas, export credit, local partners: first steps outside France.', '15:45', '16:45', 'en'],
      ['other', 'French Tech Central Day : rencontres du soir', 'Présentations courtes et échanges debout.', '17:00', '19:00'],
    ],
  },
  {
    day: 24, name: 'Talent Fair', theme: 'Recrutement',
    sessions: [
      ['jobs_connect', 'Talent Fair : le grand hall', 'Quarante stands d’entreprises, une file d’attente honnête et des entretiens de huit minutes.', '10:00', '18:00'],
      ['masterclass', 'Talent Fair : réussir ses huit minutes', 'Se présenter, poser une bonne question, laisser une trace.', '09:30', '10:30'],
      ['talk', 'Talent Fair : ce que les recruteuses regardent', 'Cinq entreprises répondent sans langue de bois.', '11:00', '12:00'],
      ['workshop', 'Talent Fair : coin relecture de CV', 'Relecture à deux, sans rendez-vous.', '13:00', '15:00'],
      ['masterclass', 'Talent Fair: careers in English-speaking teams', 'Interview habits, expectations and pay in international teams.', '15:00', '16:00', 'en'],
      ['talk', 'Talent Fair : alternance, dernière ligne droite', 'Les postes encore ouverts et comment y candidater.', '16:30', '17:30'],
    ],
  },
  {
    day: 25, name: 'Salon WeTech', theme: 'Diversité et inclusion',
    sessions: [
      ['masterclass', 'Salon WeTech : ouverture', 'Pourquoi la parité change les produits, pas seulement les équipes.', '09:00', '10:00'],
      ['talk', 'Salon WeTech : rôles modèles', 'Des lycéennes interrogent des ingénieures, sans filtre et sans notes.', '10:30', '12:00', 'jeune'],
      ['workshop', 'Salon WeTech : programmer un bijou lumineux', 'Couture, électronique et code : on repart avec sa création.', '10:30', '12:30', 'jeune'],
      ['jobs_connect', 'Salon WeTech : rencontres emploi', 'Des entreprises engagées pour la parité recrutent.', '13:30', '17:00'],
      ['masterclass', 'Salon WeTech : négocier, demander, obtenir', 'Salaire, promotion, formation : préparer la conversation.', '14:00', '15:30'],
      ['talk', 'Salon WeTech : clôture de la semaine', 'Ce que l’on retient, ce que l’on promet, rendez-vous l’an prochain.', '17:15', '18:30'],
    ],
  },
];
