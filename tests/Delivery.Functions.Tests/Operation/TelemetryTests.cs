using System.Diagnostics;
using System.Text.RegularExpressions;
using Delivery.Functions.Workflow;
using Xunit;

namespace Delivery.Functions.Tests.Operation;

public sealed partial class TelemetryTests(PlayedSeason season) : IClassFixture<PlayedSeason>
{
    [Fact]
    public void An_order_is_followed_from_the_request_to_the_last_mail()
    {
        var paid = season
            .Heard.Spans.Where(span => span.OperationName == "CloseOrder")
            .Select(span => span.GetTagItem(Telemetry.OrderTag))
            .First();
        var spans = season
            .Heard.Spans.Where(span => Equals(span.GetTagItem(Telemetry.OrderTag), paid))
            .Select(span => span.OperationName)
            .ToHashSet();

        Assert.Superset(
            new HashSet<string>
            {
                "PostOrder",
                "PostDecision",
                "OpenCourse",
                "MatchingOrchestrator",
                "PostInquiryAnswer",
                "ConfirmTeacher",
                "LessonOrchestrator",
                "SendMail",
                "CloseOrder",
                "CourseOrchestrator",
            },
            spans
        );
    }

    [Fact]
    public void Whatever_works_for_an_order_says_which()
    {
        var silent = season
            .Heard.Spans.Where(span => span.GetTagItem(Telemetry.InstanceTag) is string id && IsOfOneOrder(id))
            .Where(span => span.GetTagItem(Telemetry.OrderTag) is not string order || !season.Orders.Contains(order))
            .Select(span => $"{span.OperationName} {span.GetTagItem(Telemetry.InstanceTag)}");

        Assert.Empty(silent);
        Assert.NotEmpty(season.Heard.Spans);
    }

    [Fact]
    public void A_replayed_orchestration_is_told_of_once()
    {
        var ended = season.Heard.Spans.Where(span => span.OperationName == "CourseOrchestrator").ToList();

        Assert.Equal(ended.Count, ended.Select(span => span.GetTagItem(Telemetry.InstanceTag)).Distinct().Count());
        Assert.Equal(
            season.Orders.Count,
            season.Heard.Lines.Count(line =>
                line.Contains("1301: CourseOrchestrator course-", StringComparison.Ordinal)
            )
        );
        Assert.Contains(ended, span => span.Duration > TimeSpan.FromDays(30));
    }

    [Fact]
    public void The_figures_count_what_happened()
    {
        Assert.Equal(season.Orders.Count, season.Heard.Sum("delivery.orders.submitted"));
        Assert.Equal(0, season.Heard.Sum("delivery.orchestrations.failed"));
        Assert.Equal(0, season.Heard.Sum("delivery.mails.failed"));
        Assert.True(season.Heard.Sum("delivery.orders.approved") > 0);
        Assert.True(season.Heard.Sum("delivery.lessons.settled") > 0);
        Assert.True(season.Heard.Sum("delivery.mails.sent") >= season.Orders.Count);
        Assert.Contains(
            season.Heard.Figures,
            figure => figure is { Name: "delivery.programme.published", Tags: "[week, 2026-W38]" }
        );
    }

    [Fact]
    public void Nobody_is_named_in_a_log_a_span_or_a_figure()
    {
        var said = season
            .Heard.Lines.Concat(season.Heard.Spans.Select(Text))
            .Concat(season.Heard.Figures.Select(figure => figure.Tags))
            .ToList();

        Assert.True(season.PersonalData.Count > 20);
        Assert.Empty(said.Where(line => season.PersonalData.Any(line.Contains)).Take(5));
        Assert.Empty(said.Where(line => Mobile().IsMatch(line) || Address().IsMatch(line)).Take(5));
    }

    [Theory]
    [InlineData("to 13800001234,", true)]
    [InlineData("to lin@example.cn", true)]
    [InlineData("mail 8f13800001234e", false)]
    public void A_phone_and_an_address_would_be_found(string line, bool found) =>
        Assert.Equal(found, Mobile().IsMatch(line) || Address().IsMatch(line));

    [Theory]
    [InlineData("course-310101002-2026-001", "310101002-2026-001")]
    [InlineData("matching-310101002-2026-001-2", "310101002-2026-001")]
    [InlineData("lesson-310101002-2026-001-03", "310101002-2026-001")]
    [InlineData("reminder/310101002-2026-001-03/2026-09-21T09:30/T01", "310101002-2026-001")]
    [InlineData("programme-2026-W38-1-site", null)]
    [InlineData("settlement-2026-11", null)]
    [InlineData("dispute-2026-10-T0001-1", null)]
    public void A_business_key_tells_its_order(string key, string? order) =>
        Assert.Equal(order, BusinessKey.OrderIn(key));

    private static bool IsOfOneOrder(string instance) =>
        instance.StartsWith("course-", StringComparison.Ordinal)
        || instance.StartsWith("matching-", StringComparison.Ordinal)
        || instance.StartsWith("lesson-", StringComparison.Ordinal);

    private static string Text(Activity span) =>
        $"{span.OperationName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Baggage)}";

    [GeneratedRegex(@"(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"[A-Za-z0-9._-]+@[A-Za-z0-9-]+\.[a-z]+")]
    private static partial Regex Address();
}
