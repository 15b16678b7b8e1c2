using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Hosting;

namespace Delivery.Functions.Storage;

/// <summary>Every table of the service; README.md beside this file says how each is keyed.</summary>
public sealed class DeliveryTables(TableServiceClient service)
{
    public TableClient Registers { get; } = service.GetTableClient("Registers");

    public TableClient StreetYears { get; } = service.GetTableClient("StreetYears");

    public TableClient OrderLists { get; } = service.GetTableClient("OrderLists");

    public TableClient Courses { get; } = service.GetTableClient("Courses");

    public TableClient Enrolments { get; } = service.GetTableClient("Enrolments");

    public TableClient Inquiries { get; } = service.GetTableClient("Inquiries");

    public TableClient MatchingPlans { get; } = service.GetTableClient("MatchingPlans");

    public TableClient TeacherCalendars { get; } = service.GetTableClient("TeacherCalendars");

    public TableClient LessonLists { get; } = service.GetTableClient("LessonLists");

    public TableClient Programmes { get; } = service.GetTableClient("Programmes");

    public TableClient Feeds { get; } = service.GetTableClient("Feeds");

    public TableClient Webhooks { get; } = service.GetTableClient("Webhooks");

    public TableClient Openings { get; } = service.GetTableClient("Openings");

    public TableClient Feedback { get; } = service.GetTableClient("Feedback");

    public TableClient News { get; } = service.GetTableClient("News");

    public TableClient Supervision { get; } = service.GetTableClient("Supervision");

    public TableClient Trainings { get; } = service.GetTableClient("Trainings");

    public TableClient Settlements { get; } = service.GetTableClient("Settlements");

    public TableClient Mail { get; } = service.GetTableClient("Mail");

    public TableClient Relay { get; } = service.GetTableClient("Relay");

    public TableClient Idempotency { get; } = service.GetTableClient("Idempotency");

    public TableClient Access { get; } = service.GetTableClient("Access");

    public TableClient Audit { get; } = service.GetTableClient("Audit");

    public TableClient Rates { get; } = service.GetTableClient("Rates");

    public TableClient ChangeLists { get; } = service.GetTableClient("ChangeLists");

    public TableClient Conduct { get; } = service.GetTableClient("Conduct");

    public IReadOnlyList<TableClient> All =>
        [
            Registers,
            StreetYears,
            OrderLists,
            Courses,
            Enrolments,
            Inquiries,
            MatchingPlans,
            TeacherCalendars,
            LessonLists,
            Programmes,
            Feeds,
            Webhooks,
            Openings,
            Feedback,
            News,
            Supervision,
            Trainings,
            Settlements,
            Mail,
            Relay,
            Idempotency,
            Access,
            Audit,
            Rates,
            ChangeLists,
            Conduct,
        ];

    public TableClient Named(string name) => All.Single(table => table.Name == name);
}

/// <summary>The blob containers: evidence from teachers, published weeks, the month's payment files, and sealed letters.</summary>
public sealed class DeliveryBlobs(BlobServiceClient service)
{
    public BlobContainerClient Media { get; } = service.GetBlobContainerClient("media");

    public BlobContainerClient Programmes { get; } = service.GetBlobContainerClient("programmes");

    public BlobContainerClient Payslips { get; } = service.GetBlobContainerClient("payslips");

    /// <summary>Photos of news, as everybody may see them once released.</summary>
    public BlobContainerClient News { get; } = service.GetBlobContainerClient("news");

    /// <summary>Scans of the sealed monthly forms.</summary>
    public BlobContainerClient Feedback { get; } = service.GetBlobContainerClient("feedback");

    public BlobContainerClient Agreements { get; } = service.GetBlobContainerClient("agreements");

    /// <summary>Scans of teachers' certificates, a folder for each teacher.</summary>
    public BlobContainerClient Certificates { get; } = service.GetBlobContainerClient("certificates");

    public IReadOnlyList<BlobContainerClient> All =>
        [Media, Programmes, Payslips, Agreements, News, Feedback, Certificates];
}

/// <summary>Makes tables and containers that are not there yet, before the first request.</summary>
public sealed class PrepareStorage(DeliveryTables tables, DeliveryBlobs blobs) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.WhenAll([
            .. tables.All.Select(table => table.CreateIfNotExistsAsync(cancellationToken)),
            .. blobs.All.Select(container => container.CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
        ]);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
