import { answerByLink } from './commands/answer-by-link.ts';
import { askVendor } from './commands/ask-vendor.ts';
import { closeTable } from './commands/close-table.ts';
import { createVendor } from './commands/create-vendor.ts';
import { embedProducts } from './commands/embed-products.ts';
import { finishImport } from './commands/finish-import.ts';
import { importCatalogue } from './commands/import-catalogue.ts';
import { issueAnswerLink } from './commands/issue-answer-link.ts';
import { openTable } from './commands/open-table.ts';
import { proposeOffer } from './commands/propose-offer.ts';
import { publishPriceRules } from './commands/publish-price-rules.ts';
import { recordMatchCorrection } from './commands/record-match-correction.ts';
import { rotateAgentSecret } from './commands/rotate-agent-secret.ts';
import { setGuardrails } from './commands/set-guardrails.ts';
import { storeLessons } from './commands/store-lessons.ts';
import { updateVendor } from './commands/update-vendor.ts';
import { uploadCatalogue } from './commands/upload-catalogue.ts';
import { viewStandingOffer } from './commands/view-standing-offer.ts';
import { watchAnswers } from './commands/watch-answers.ts';
import { withdrawAnswerLinks } from './commands/withdraw-answer-links.ts';
import type { Ports } from './ports.ts';
import { CatalogueIndexes } from './queries/catalogue-indexes.ts';
import { getCatalogueImport, listCatalogueImportErrors } from './queries/get-catalogue-import.ts';
import { getPriceRules, listPriceRulesVersions } from './queries/get-price-rules.ts';
import { getProduct } from './queries/get-product.ts';
import { getVendor } from './queries/get-vendor.ts';
import { LearnedCatalogues } from './queries/learned-catalogues.ts';
import { listPriceHistory } from './queries/list-price-history.ts';
import { listVendors } from './queries/list-vendors.ts';
import { matchLines } from './queries/match-lines.ts';
import { priceLines } from './queries/price-lines.ts';
import { ProductMeanings } from './queries/product-meanings.ts';
import { ProductProfiles } from './queries/product-profiles.ts';
import { searchProducts } from './queries/search-products.ts';
import { shortlistVendors } from './queries/shortlist-vendors.ts';

/** The use cases, from what they need: the same in production and in tests. */
export function createApp(ports: Ports) {
  const profiles = new ProductProfiles(ports.matching.cachedProfiles);
  const indexes = new CatalogueIndexes(ports);
  const learned = new LearnedCatalogues({ ports, indexes, store: storeLessons(ports) });
  const meanings = ports.embeddings && new ProductMeanings(ports, ports.embeddings);
  return {
    createVendor: createVendor(ports),
    updateVendor: updateVendor(ports),
    getVendor: getVendor(ports),
    listVendors: listVendors(ports),
    shortlistVendors: shortlistVendors(ports),
    setGuardrails: setGuardrails(ports),
    rotateAgentSecret: rotateAgentSecret(ports),
    uploadCatalogue: uploadCatalogue(ports),
    importCatalogue: importCatalogue(ports),
    embedProducts: embedProducts(ports),
    finishImport: finishImport({ ...ports, catalogueChanged: (organisationId) => indexes.noteChange(organisationId) }),
    getCatalogueImport: getCatalogueImport(ports),
    listCatalogueImportErrors: listCatalogueImportErrors(ports),
    getProduct: getProduct(ports),
    searchProducts: searchProducts(ports, { profiles, indexes }),
    listPriceHistory: listPriceHistory(ports),
    matchLines: matchLines(ports, { profiles, indexes, meanings, learned }),
    recordMatchCorrection: recordMatchCorrection(ports),
    priceLines: priceLines(ports),
    publishPriceRules: publishPriceRules(ports),
    getPriceRules: getPriceRules(ports),
    listPriceRulesVersions: listPriceRulesVersions(ports),
    openTable: openTable(ports),
    askVendor: askVendor(ports),
    closeTable: closeTable(ports),
    issueAnswerLink: issueAnswerLink(ports),
    withdrawAnswerLinks: withdrawAnswerLinks(ports),
    viewStandingOffer: viewStandingOffer(ports),
    answerByLink: answerByLink(ports),
    proposeOffer: proposeOffer(ports),
    watchAnswers: watchAnswers(ports),
    /** Whether proposeOffer() can do its work. */
    readsWords: ports.proseReader !== undefined,
  };
}

export type App = ReturnType<typeof createApp>;
