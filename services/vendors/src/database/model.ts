import { join } from 'node:path';
import type { DatabaseModel } from '@procur/service-kit/database-options';
import { AnswerLink } from './entities/answer-link.ts';
import { AnswerRequest } from './entities/answer-request.ts';
import { CatalogueImport } from './entities/catalogue-import.ts';
import { MatchCorrection } from './entities/match-correction.ts';
import { PriceRulesVersion } from './entities/price-rules-version.ts';
import { Product } from './entities/product.ts';
import { SellerAnswer } from './entities/seller-answer.ts';
import { SellerTable } from './entities/seller-table.ts';
import { Vendor } from './entities/vendor.ts';
import { VendorGuardrails } from './entities/vendor-guardrails.ts';
import { Migration20261120CreateVendors } from './migrations/Migration20261120CreateVendors.ts';
import { Migration20261121000000_match_corrections } from './migrations/Migration20261121000000_match_corrections.ts';
import { Migration20261121001500_price_rules } from './migrations/Migration20261121001500_price_rules.ts';
import { Migration20261121002000_counterparties } from './migrations/Migration20261121002000_counterparties.ts';
import { Migration20261121003000_track_catalogue_changes } from './migrations/Migration20261121003000_track_catalogue_changes.ts';
import { Migration20261121004000_proposals } from './migrations/Migration20261121004000_proposals.ts';
import { Migration20261121011500_product_vectors } from './migrations/Migration20261121011500_product_vectors.ts';
import { Migration20261121012000_revoked_links } from './migrations/Migration20261121012000_revoked_links.ts';
import { Migration20261121013000_auction_calls } from './migrations/Migration20261121013000_auction_calls.ts';
import { Migration20261121034500_catalogue_lessons } from './migrations/Migration20261121034500_catalogue_lessons.ts';
import { Migration20261121063000_row_security } from './migrations/Migration20261121063000_row_security.ts';
import { Migration20261121064000_charges } from './migrations/Migration20261121064000_charges.ts';
import { Migration20261121064500_told_standing } from './migrations/Migration20261121064500_told_standing.ts';

export const model: DatabaseModel = {
  schema: 'vendors',
  entities: [
    Vendor,
    VendorGuardrails,
    Product,
    PriceRulesVersion,
    CatalogueImport,
    MatchCorrection,
    SellerTable,
    SellerAnswer,
    AnswerRequest,
    AnswerLink,
  ],
  migrations: [
    { name: 'Migration20261120CreateVendors', class: Migration20261120CreateVendors },
    { name: 'Migration20261121000000_match_corrections', class: Migration20261121000000_match_corrections },
    { name: 'Migration20261121001500_price_rules', class: Migration20261121001500_price_rules },
    { name: 'Migration20261121002000_counterparties', class: Migration20261121002000_counterparties },
    { name: 'Migration20261121003000_track_catalogue_changes', class: Migration20261121003000_track_catalogue_changes },
    { name: 'Migration20261121004000_proposals', class: Migration20261121004000_proposals },
    { name: 'Migration20261121011500_product_vectors', class: Migration20261121011500_product_vectors },
    { name: 'Migration20261121012000_revoked_links', class: Migration20261121012000_revoked_links },
    { name: 'Migration20261121013000_auction_calls', class: Migration20261121013000_auction_calls },
    { name: 'Migration20261121034500_catalogue_lessons', class: Migration20261121034500_catalogue_lessons },
    { name: 'Migration20261121064000_charges', class: Migration20261121064000_charges },
    { name: 'Migration20261121064500_told_standing', class: Migration20261121064500_told_standing },
    { name: 'Migration20261121063000_row_security', class: Migration20261121063000_row_security },
  ],
  migrationsPath: join(import.meta.dirname, 'migrations'),
};
