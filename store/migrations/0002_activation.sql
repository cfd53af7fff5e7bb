CREATE TABLE `activation_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`event` text DEFAULT '' NOT NULL,
	`activation` text DEFAULT '' NOT NULL,
	`serial` text DEFAULT '' NOT NULL,
	`site` text DEFAULT '' NOT NULL,
	`date` integer NOT NULL,
	`kind` text DEFAULT '' NOT NULL,
	`means` text DEFAULT '' NOT NULL,
	`expires` integer,
	`service_expires` integer,
	`note` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `activation_events_key_unique` ON `activation_events` (`key`);--> statement-breakpoint
CREATE TABLE `activation_reveals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`secret_id` integer NOT NULL,
	`at` integer NOT NULL,
	`who` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`secret_id`) REFERENCES `activation_secrets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `activation_secrets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`subject` text NOT NULL,
	`kind` text NOT NULL,
	`fingerprint` text NOT NULL,
	`ending` text NOT NULL,
	`nonce` blob NOT NULL,
	`sealed` blob NOT NULL,
	`tag` blob NOT NULL,
	`at` integer NOT NULL,
	`who` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `activation_secrets_fingerprint_unique` ON `activation_secrets` (`fingerprint`);--> statement-breakpoint
CREATE INDEX `activation_secrets_subject` ON `activation_secrets` (`subject`);--> statement-breakpoint
CREATE TABLE `activations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`activation` text DEFAULT '' NOT NULL,
	`scheme` text DEFAULT '' NOT NULL,
	`purchase` text DEFAULT '' NOT NULL,
	`license` text DEFAULT '' NOT NULL,
	`quantity` integer,
	`customer` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `activations_key_unique` ON `activations` (`key`);--> statement-breakpoint
CREATE TABLE `registrations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`serial` text DEFAULT '' NOT NULL,
	`site` text DEFAULT '' NOT NULL,
	`computer` text DEFAULT '' NOT NULL,
	`versions` text DEFAULT '[]' NOT NULL,
	`customer` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`contact` text DEFAULT '' NOT NULL,
	`telephone` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_key_unique` ON `registrations` (`key`);--> statement-breakpoint
CREATE TABLE `serials` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`serial` text DEFAULT '' NOT NULL,
	`scheme` text DEFAULT '' NOT NULL,
	`customer` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `serials_key_unique` ON `serials` (`key`);--> statement-breakpoint
ALTER TABLE `license_products` ADD `maintenance_from` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `purchases` ADD `activation` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `purchases` ADD `serial` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE TRIGGER `activation_events_unchanged` BEFORE UPDATE ON `activation_events`
BEGIN
	SELECT RAISE(ABORT, 'events of activations are only ever added');
END;--> statement-breakpoint
CREATE TRIGGER `activation_events_kept` BEFORE DELETE ON `activation_events`
BEGIN
	SELECT RAISE(ABORT, 'events of activations are only ever added');
END;
