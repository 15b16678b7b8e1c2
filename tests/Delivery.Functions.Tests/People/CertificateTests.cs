using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>A certificate ends: the teacher and staff are told a month before and on its last day, each once.</summary>
public sealed class CertificateTests
{
    private const string Staff = "shenhe@example.cn";

    [Fact]
    public async Task Teacher_and_staff_are_told_before_and_on_the_last_day_with_the_courses_beyond()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await CertifyAsync(town, "2026-10-09");
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30");
        // Confirmed while it still held to the end; the entry was mended afterwards.
        await CertifyAsync(town, "2026-09-25");

        await town.App.MoveToAsync("2026-09-03T10:00");

        Assert.Equal(1, await CountAsync(town, Town.MailOf("T01"), "您的太极拳证书快到期：2026年9月25日"));
        var told = await town.MailAsync(Staff, "老师的证书快到期：王T01 太极拳 2026年9月25日");
        Assert.Contains("清荷街道 太极拳，最后一节 9月28日", told.Text, StringComparison.Ordinal);
        Assert.Contains(told.Links, link => link.EndsWith($"/staff/orders/{course}", StringComparison.Ordinal));
        Assert.Contains("有证书快到期", await town.App.Http.GetStringAsync("/staff/teachers?certificate=Soon"));
        Assert.DoesNotContain("王T01", await town.App.Http.GetStringAsync("/staff/teachers?certificate=Ended"));
        Assert.Contains("以后还有课", await town.App.Http.GetStringAsync("/staff/teachers/T01"));
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        Assert.Contains("把新的太极拳证书告诉协会", await teacher.GetStringAsync("/teacher"), StringComparison.Ordinal);

        await town.App.MoveToAsync("2026-09-27T10:00");

        Assert.Equal(1, await CountAsync(town, Town.MailOf("T01"), "您的太极拳证书快到期"));
        Assert.Equal(1, await CountAsync(town, Town.MailOf("T01"), "您的太极拳证书到期了"));
        Assert.Equal(1, await CountAsync(town, Staff, "老师的证书到期了"));
        Assert.Contains("王T01", await town.App.Http.GetStringAsync("/staff/teachers?certificate=Ended"));
    }

    private static async Task<int> CountAsync(Town town, string to, string subject) =>
        (await town.SubjectsAsync(to)).Count(one => one.StartsWith(subject, StringComparison.Ordinal));

    private static Task CertifyAsync(Town town, string until) =>
        town.PutAsync(
            "/api/teachers/T01",
            new
            {
                name = "王T01",
                phone = "13800000001",
                email = Town.MailOf("T01"),
                disciplines = new[] { "TJQ" },
                grade = "一级",
                districts = new[] { "黄浦区" },
                qualifications = new[]
                {
                    new
                    {
                        discipline = "TJQ",
                        proof = "社体指导员2024-118",
                        until,
                    },
                },
            }
        );
}
