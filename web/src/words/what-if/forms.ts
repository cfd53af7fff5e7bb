/** Words of the forms that add a change to a what-if. */
import { bilingual } from '../bilingual.ts';

export const formWords = bilingual(
  {
    kindOf: {
      rightsOfLicense: 'Rights of a license or of its products',
      rightsOfContract: 'Rights of a contract',
      purchase: 'Another purchase',
      purchaseChange: 'Quantity of a purchase, or a purchase left out',
      link: 'Link a contract to a license',
      unlink: 'Take a contract from a license',
      install: 'Install something',
      uninstall: 'Remove installations',
      computer: 'Role or status of a computer',
      license: 'Status, limit or order of a license',
    },
    formHint: {
      rightsOfLicense: 'Choose the license, then its rights as in its own dialogue.',
      rightsOfContract:
        'Choose the contract, then what it grants. Every license that inherits from it is computed with it.',
      purchase: 'What would be bought for which license. Without a kind it is software.',
      purchaseChange: 'Choose the license to see what was bought for it.',
      link: 'The license can then inherit rights from this contract, where its sections are set to inherit.',
      unlink: 'The license can then inherit nothing from this contract.',
      install: 'One installation on one computer.',
      uninstall:
        'All installations that fit what is filled in: of a product, of a version of it, or of everything on a computer.',
      computer: 'Computers that are ignored or retired take no part; roles may be exempt.',
      license: 'A retired license has nothing left; extra entitlements count beside what was purchased.',
    },
  },
  {
    kindOf: {
      rightsOfLicense: 'Rechte einer Lizenz oder ihrer Produkte',
      rightsOfContract: 'Rechte eines Vertrags',
      purchase: 'Weiterer Kauf',
      purchaseChange: 'Menge eines Kaufs, oder ein Kauf entfällt',
      link: 'Vertrag mit einer Lizenz verknüpfen',
      unlink: 'Vertrag von einer Lizenz lösen',
      install: 'Etwas installieren',
      uninstall: 'Installationen entfernen',
      computer: 'Rolle oder Status eines Computers',
      license: 'Status, Grenze oder Rang einer Lizenz',
    },
    formHint: {
      rightsOfLicense: 'Wählen Sie die Lizenz, dann ihre Rechte wie in ihrem eigenen Dialog.',
      rightsOfContract:
        'Wählen Sie den Vertrag, dann was er gewährt. Jede Lizenz, die von ihm erbt, wird damit gerechnet.',
      purchase: 'Was für welche Lizenz gekauft würde. Ohne Art ist es Software.',
      purchaseChange: 'Wählen Sie die Lizenz, um zu sehen, was für sie gekauft wurde.',
      link: 'Die Lizenz kann dann Rechte von diesem Vertrag erben, wo ihre Abschnitte auf Erben gestellt sind.',
      unlink: 'Die Lizenz kann dann nichts mehr von diesem Vertrag erben.',
      install: 'Eine Installation auf einem Computer.',
      uninstall:
        'Alle Installationen, auf die das Ausgefüllte passt: eines Produkts, einer Version davon oder alles auf einem Computer.',
      computer: 'Ignorierte und ausgemusterte Computer nehmen nicht teil; Rollen können ausgenommen sein.',
      license:
        'Eine ausgemusterte Lizenz hat keinen Bestand mehr; zusätzliche Nutzungsrechte zählen neben dem Gekauften.',
    },
  },
);
