import { Migration } from '@mikro-orm/migrations';

/** The sweep of stored files asks for keys; without these it would read whole tables for every batch. */
export class Migration20261121003000_file_keys extends Migration {
  override up(): void {
    this.addSql('create index documents_file_key on documents (file_key)');
    this.addSql('create index contracts_pdf_key on contracts (pdf_key)');
    this.addSql('create index quotation_revisions_pdf_key on quotation_revisions (pdf_key)');
    this.addSql('create index quotation_revisions_ubl_key on quotation_revisions (ubl_key)');
  }
}
