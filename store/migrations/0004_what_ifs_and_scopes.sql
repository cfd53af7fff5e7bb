CREATE TABLE `what_ifs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`text` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created` integer NOT NULL,
	`created_by` text NOT NULL,
	`changed` integer NOT NULL,
	`changed_by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `what_ifs_key_unique` ON `what_ifs` (`key`);--> statement-breakpoint
ALTER TABLE `allocations` ADD `assigned_on` integer;--> statement-breakpoint
ALTER TABLE `changes` ADD `effect` text;--> statement-breakpoint
ALTER TABLE `tokens` ADD `business_units` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `tokens` ADD `locations` text DEFAULT '[]' NOT NULL;