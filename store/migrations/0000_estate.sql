CREATE TABLE `access` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`user_id` integer,
	`computer_id` integer,
	`product_id` integer NOT NULL,
	`version` text DEFAULT '' NOT NULL,
	`edition` text DEFAULT '' NOT NULL,
	`server_id` integer,
	`last_access` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`computer_id`) REFERENCES `computers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`server_id`) REFERENCES `computers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `access_key_unique` ON `access` (`key`);--> statement-breakpoint
CREATE INDEX `access_user` ON `access` (`user_id`);--> statement-breakpoint
CREATE INDEX `access_computer` ON `access` (`computer_id`);--> statement-breakpoint
CREATE INDEX `access_server` ON `access` (`server_id`);--> statement-breakpoint
CREATE INDEX `access_product` ON `access` (`product_id`);--> statement-breakpoint
CREATE TABLE `allocations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`license_id` integer NOT NULL,
	`computer_id` integer,
	`user_id` integer,
	`kind` text DEFAULT '' NOT NULL,
	`exempt` text DEFAULT '' NOT NULL,
	`units` integer,
	FOREIGN KEY (`license_id`) REFERENCES `licenses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`computer_id`) REFERENCES `computers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `allocations_key_unique` ON `allocations` (`key`);--> statement-breakpoint
CREATE INDEX `allocations_license` ON `allocations` (`license_id`);--> statement-breakpoint
CREATE INDEX `allocations_computer` ON `allocations` (`computer_id`);--> statement-breakpoint
CREATE INDEX `allocations_user` ON `allocations` (`user_id`);--> statement-breakpoint
CREATE TABLE `applications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`product_id` integer NOT NULL,
	`version_id` integer,
	`edition_id` integer,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `applications_key_unique` ON `applications` (`key`);--> statement-breakpoint
CREATE INDEX `applications_product` ON `applications` (`product_id`);--> statement-breakpoint
CREATE INDEX `applications_version` ON `applications` (`version_id`);--> statement-breakpoint
CREATE INDEX `applications_edition` ON `applications` (`edition_id`);--> statement-breakpoint
CREATE TABLE `changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`who` text DEFAULT '' NOT NULL,
	`import_id` integer,
	`table` text DEFAULT '' NOT NULL,
	`record_id` integer NOT NULL,
	`key` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `changes_record` ON `changes` (`table`,`key`);--> statement-breakpoint
CREATE TABLE `computers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`computer` text DEFAULT '' NOT NULL,
	`kind` text DEFAULT '' NOT NULL,
	`host` text DEFAULT '' NOT NULL,
	`cluster` text DEFAULT '' NOT NULL,
	`chassis` text DEFAULT '' NOT NULL,
	`role` text DEFAULT '' NOT NULL,
	`status` text DEFAULT '' NOT NULL,
	`user_id` integer,
	`calculated_user_id` integer,
	`location` text DEFAULT '' NOT NULL,
	`business_unit` text DEFAULT '' NOT NULL,
	`cost_center` text DEFAULT '' NOT NULL,
	`region` text DEFAULT '' NOT NULL,
	`hosted_in` text DEFAULT '' NOT NULL,
	`os` text DEFAULT '' NOT NULL,
	`processors` integer,
	`cores` integer,
	`threads` integer,
	`processor_model` text DEFAULT '' NOT NULL,
	`server_model` text DEFAULT '' NOT NULL,
	`max_processors` integer,
	`last_inventory` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`calculated_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `computers_key_unique` ON `computers` (`key`);--> statement-breakpoint
CREATE INDEX `computers_user` ON `computers` (`user_id`);--> statement-breakpoint
CREATE INDEX `computers_calculated_user` ON `computers` (`calculated_user_id`);--> statement-breakpoint
CREATE TABLE `contracts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`contract` text DEFAULT '' NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`publisher` text DEFAULT '' NOT NULL,
	`permanent` integer DEFAULT false NOT NULL,
	`starts` integer,
	`expires` integer,
	`downgrade` text DEFAULT '' NOT NULL,
	`downgrade_version` text DEFAULT '' NOT NULL,
	`downgrade_edition` text DEFAULT '' NOT NULL,
	`upgrade` text DEFAULT '' NOT NULL,
	`upgrade_until` integer,
	`multiple_use` text DEFAULT '' NOT NULL,
	`multiple_use_limit` integer,
	`second_use` text DEFAULT '' NOT NULL,
	`exempt_roles` text DEFAULT '[]' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contracts_key_unique` ON `contracts` (`key`);--> statement-breakpoint
CREATE TABLE `editions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`listed` integer DEFAULT false NOT NULL,
	`product_id` integer NOT NULL,
	`edition` text DEFAULT '' NOT NULL,
	`order` real,
	`position` integer,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `editions_key_unique` ON `editions` (`key`);--> statement-breakpoint
CREATE INDEX `editions_product` ON `editions` (`product_id`);--> statement-breakpoint
CREATE TABLE `estate_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `evidence` (
	`computer_id` integer NOT NULL,
	`name_id` integer NOT NULL,
	`source_id` integer NOT NULL,
	`publisher_id` integer NOT NULL,
	`seen_in` integer NOT NULL,
	`installed_on` integer,
	`last_used` integer,
	PRIMARY KEY(`computer_id`, `name_id`, `source_id`),
	FOREIGN KEY (`computer_id`) REFERENCES `computers`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `evidence_names` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`version` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_names_key_unique` ON `evidence_names` (`key`);--> statement-breakpoint
CREATE TABLE `evidence_publishers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`publisher` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_publishers_key_unique` ON `evidence_publishers` (`key`);--> statement-breakpoint
CREATE TABLE `images` (
	`hash` text PRIMARY KEY NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_warnings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` integer NOT NULL,
	`table` text DEFAULT '' NOT NULL,
	`file` text DEFAULT '' NOT NULL,
	`line` integer,
	`code` text DEFAULT '' NOT NULL,
	`column` text DEFAULT '' NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	`help` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_warnings_import` ON `import_warnings` (`import_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`started` integer NOT NULL,
	`finished` integer,
	`state` text NOT NULL,
	`mode` text NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`who` text DEFAULT '' NOT NULL,
	`files` text DEFAULT '[]' NOT NULL,
	`counts` text DEFAULT '[]' NOT NULL,
	`problems` text DEFAULT '{}' NOT NULL,
	`message` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE `installations` (
	`computer_id` integer NOT NULL,
	`application_id` integer NOT NULL,
	`sources` integer NOT NULL,
	`seen_in` integer NOT NULL,
	`installed_on` integer,
	`last_used` integer,
	PRIMARY KEY(`computer_id`, `application_id`),
	FOREIGN KEY (`computer_id`) REFERENCES `computers`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `license_contracts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`license_id` integer NOT NULL,
	`contract_id` integer NOT NULL,
	FOREIGN KEY (`license_id`) REFERENCES `licenses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `license_contracts_key_unique` ON `license_contracts` (`key`);--> statement-breakpoint
CREATE INDEX `license_contracts_license` ON `license_contracts` (`license_id`);--> statement-breakpoint
CREATE INDEX `license_contracts_contract` ON `license_contracts` (`contract_id`);--> statement-breakpoint
CREATE TABLE `license_products` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`license_id` integer NOT NULL,
	`product_id` integer NOT NULL,
	`version` text DEFAULT '' NOT NULL,
	`edition` text DEFAULT '' NOT NULL,
	`role` text DEFAULT '' NOT NULL,
	`downgrade` text DEFAULT '' NOT NULL,
	`downgrade_version` text DEFAULT '' NOT NULL,
	`downgrade_edition` text DEFAULT '' NOT NULL,
	`upgrade` text DEFAULT '' NOT NULL,
	`upgrade_until` integer,
	`multiple_use` text DEFAULT '' NOT NULL,
	`multiple_use_limit` integer,
	`second_use` text DEFAULT '' NOT NULL,
	`exempt_roles` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`license_id`) REFERENCES `licenses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `license_products_key_unique` ON `license_products` (`key`);--> statement-breakpoint
CREATE INDEX `license_products_license` ON `license_products` (`license_id`);--> statement-breakpoint
CREATE INDEX `license_products_product` ON `license_products` (`product_id`);--> statement-breakpoint
CREATE TABLE `licenses` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`license` text DEFAULT '' NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`publisher` text DEFAULT '' NOT NULL,
	`metric` text DEFAULT '' NOT NULL,
	`parameters` text DEFAULT '{}' NOT NULL,
	`status` text DEFAULT '' NOT NULL,
	`priority` integer,
	`limit` text DEFAULT '' NOT NULL,
	`starts` integer,
	`expires` integer,
	`extra_entitlements` integer,
	`unit_price` text,
	`currency` text DEFAULT '' NOT NULL,
	`locations` text DEFAULT '[]' NOT NULL,
	`business_units` text DEFAULT '[]' NOT NULL,
	`cost_centers` text DEFAULT '[]' NOT NULL,
	`operating_systems` text DEFAULT '[]' NOT NULL,
	`hosted_in` text DEFAULT '[]' NOT NULL,
	`downgrade` text DEFAULT '' NOT NULL,
	`downgrade_version` text DEFAULT '' NOT NULL,
	`downgrade_edition` text DEFAULT '' NOT NULL,
	`upgrade` text DEFAULT '' NOT NULL,
	`upgrade_until` integer,
	`multiple_use` text DEFAULT '' NOT NULL,
	`multiple_use_limit` integer,
	`second_use` text DEFAULT '' NOT NULL,
	`exempt_roles` text DEFAULT '[]' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `licenses_key_unique` ON `licenses` (`key`);--> statement-breakpoint
CREATE TABLE `measurements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`license_id` integer NOT NULL,
	`date` integer NOT NULL,
	`computer_id` integer,
	`region` text DEFAULT '' NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`value` text NOT NULL,
	FOREIGN KEY (`license_id`) REFERENCES `licenses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`computer_id`) REFERENCES `computers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `measurements_key_unique` ON `measurements` (`key`);--> statement-breakpoint
CREATE INDEX `measurements_license` ON `measurements` (`license_id`);--> statement-breakpoint
CREATE INDEX `measurements_computer` ON `measurements` (`computer_id`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`listed` integer DEFAULT false NOT NULL,
	`product` text DEFAULT '' NOT NULL,
	`publisher` text DEFAULT '' NOT NULL,
	`category` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `products_key_unique` ON `products` (`key`);--> statement-breakpoint
CREATE TABLE `purchases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`purchase` text DEFAULT '' NOT NULL,
	`license_id` integer NOT NULL,
	`kind` text DEFAULT '' NOT NULL,
	`quantity` integer NOT NULL,
	`per_unit` integer,
	`starts` integer,
	`expires` integer,
	`unit_price` text,
	`currency` text DEFAULT '' NOT NULL,
	`disabled` integer DEFAULT false NOT NULL,
	`base_license_id` integer,
	FOREIGN KEY (`license_id`) REFERENCES `licenses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`base_license_id`) REFERENCES `licenses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `purchases_key_unique` ON `purchases` (`key`);--> statement-breakpoint
CREATE INDEX `purchases_license` ON `purchases` (`license_id`);--> statement-breakpoint
CREATE INDEX `purchases_base_license` ON `purchases` (`base_license_id`);--> statement-breakpoint
CREATE TABLE `recognition` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`publisher` text DEFAULT '' NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`version` text DEFAULT '' NOT NULL,
	`product_id` integer,
	`product_version` text DEFAULT '' NOT NULL,
	`product_edition` text DEFAULT '' NOT NULL,
	`ignore` integer DEFAULT false NOT NULL,
	`position` integer,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recognition_key_unique` ON `recognition` (`key`);--> statement-breakpoint
CREATE INDEX `recognition_product` ON `recognition` (`product_id`);--> statement-breakpoint
CREATE TABLE `recognized` (
	`name_id` integer NOT NULL,
	`publisher_id` integer NOT NULL,
	`occurrences` integer NOT NULL,
	`outcome` text DEFAULT '' NOT NULL,
	`application_id` integer,
	`rule_id` integer,
	`conflicts` text DEFAULT '[]' NOT NULL,
	PRIMARY KEY(`name_id`, `publisher_id`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recognized_application` ON `recognized` (`application_id`);--> statement-breakpoint
CREATE TABLE `rejects` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` integer NOT NULL,
	`table` text DEFAULT '' NOT NULL,
	`file` text DEFAULT '' NOT NULL,
	`line` integer,
	`code` text DEFAULT '' NOT NULL,
	`column` text DEFAULT '' NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	`help` text DEFAULT '' NOT NULL,
	`columns` text NOT NULL,
	`cells` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rejects_import` ON `rejects` (`import_id`);--> statement-breakpoint
CREATE TABLE `run_columns` (
	`run_id` integer NOT NULL,
	`name` text NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`run_id`, `name`),
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`as_of` integer NOT NULL,
	`policy` text DEFAULT '' NOT NULL,
	`started_at` integer NOT NULL,
	`milliseconds` integer NOT NULL,
	`proven` integer NOT NULL,
	`gap` real,
	`catalog_hash` text DEFAULT '' NOT NULL,
	`image_hash` text DEFAULT '' NOT NULL,
	`estate_version` integer NOT NULL,
	`totals` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `runs_image` ON `runs` (`image_hash`);--> statement-breakpoint
CREATE TABLE `sources` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`name` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_key_unique` ON `sources` (`key`);--> statement-breakpoint
CREATE TABLE `suites` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`suite_product_id` integer NOT NULL,
	`suite_version` text DEFAULT '' NOT NULL,
	`suite_edition` text DEFAULT '' NOT NULL,
	`member_product_id` integer NOT NULL,
	`member_version` text DEFAULT '' NOT NULL,
	`member_edition` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`suite_product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suites_key_unique` ON `suites` (`key`);--> statement-breakpoint
CREATE INDEX `suites_suite_product` ON `suites` (`suite_product_id`);--> statement-breakpoint
CREATE INDEX `suites_member_product` ON `suites` (`member_product_id`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`hash` text NOT NULL,
	`created` integer NOT NULL,
	`revoked` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_hash_unique` ON `tokens` (`hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_name` ON `tokens` (`name`) WHERE revoked is null;--> statement-breakpoint
CREATE TABLE `usage` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`user_id` integer NOT NULL,
	`computer_id` integer NOT NULL,
	`product_id` integer NOT NULL,
	`version` text DEFAULT '' NOT NULL,
	`edition` text DEFAULT '' NOT NULL,
	`last_used` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`computer_id`) REFERENCES `computers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `usage_key_unique` ON `usage` (`key`);--> statement-breakpoint
CREATE INDEX `usage_user` ON `usage` (`user_id`);--> statement-breakpoint
CREATE INDEX `usage_computer` ON `usage` (`computer_id`);--> statement-breakpoint
CREATE INDEX `usage_product` ON `usage` (`product_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`listed` integer DEFAULT false NOT NULL,
	`user` text DEFAULT '' NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`status` text DEFAULT '' NOT NULL,
	`location` text DEFAULT '' NOT NULL,
	`business_unit` text DEFAULT '' NOT NULL,
	`cost_center` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_key_unique` ON `users` (`key`);--> statement-breakpoint
CREATE TABLE `versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`listed` integer DEFAULT false NOT NULL,
	`product_id` integer NOT NULL,
	`version` text DEFAULT '' NOT NULL,
	`released` integer,
	`order` real,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `versions_key_unique` ON `versions` (`key`);--> statement-breakpoint
CREATE INDEX `versions_product` ON `versions` (`product_id`);