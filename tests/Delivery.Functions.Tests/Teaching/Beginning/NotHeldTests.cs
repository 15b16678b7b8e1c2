using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Teaching.Beginning.BegunTown;

namespace Delivery.Functions.Tests.Teaching.Beginning;

/// <summary>Who says that a lesson was not held is not asked to prove or count it, until somebody says that it was; the other side is.</summary>
public sealed class NotHeldTests
{
    private const string NextMorning = "2026-09-22T10:00";
    private const string Media = "请上传照片或视频：太极拳第1节（9月21日）";
    private const string Headcount = "请填到课人数：太极拳第1节（9月21日）";

    [Fact]
    public async Task A_street_that_says_it_was_not_held_is_not_asked_and_its_teacher_is_told_what_it_says()
    {
        await using var town = await StartAsync();
        var link = await AskedAsync(town, Zhou);
        await AnswerAsync(town, link, ("act", "no"), ("reason", "场地临时关门"));

        await town.App.MoveToAsync(NextMorning);

        Assert.DoesNotContain(Headcount, await town.SubjectsAsync(Zhou));
        Assert.Contains(
            "街镇说这节课没有上成",
            (await town.MailAsync(Town.MailOf("T01"), Media)).Text,
            StringComparison.Ordinal
        );
        Assert.Equal((false, true), await WaitedForAsync(town));

        await AnswerAsync(town, link, ("act", "yes"));

        Assert.Equal((true, true), await WaitedForAsync(town));
    }

    [Fact]
    public async Task A_teacher_who_says_it_was_not_held_is_not_asked_and_the_street_is_until_it_says_so_too()
    {
        await using var town = await StartAsync();
        var street = await AskedAsync(town, Zhou);
        var teacher = LinkIn(await town.MailAsync(Town.MailOf("T01"), Asked));
        await AnswerAsync(town, teacher, ("act", "no"), ("reason", "没有人来"));

        await town.App.MoveToAsync(NextMorning);

        Assert.DoesNotContain(Media, await town.SubjectsAsync(Town.MailOf("T01")));
        Assert.Contains(Headcount, await town.SubjectsAsync(Zhou));
        Assert.Equal((true, false), await WaitedForAsync(town));

        await AnswerAsync(town, street, ("act", "no"), ("reason", "没有人来"));

        Assert.Equal((false, false), await WaitedForAsync(town));
    }

    [Fact]
    public async Task Where_the_two_sides_differ_both_are_asked_as_ever()
    {
        await using var town = await StartAsync();
        var street = await AskedAsync(town, Zhou);
        await AnswerAsync(town, street, ("act", "no"), ("reason", "老师没有到"));
        await AnswerAsync(town, LinkIn(await town.MailAsync(Town.MailOf("T01"), Asked)), ("act", "yes"));

        await town.App.MoveToAsync(NextMorning);

        Assert.Contains(Media, await town.SubjectsAsync(Town.MailOf("T01")));
        Assert.Contains(Headcount, await town.SubjectsAsync(Zhou));
        Assert.Equal((true, true), await WaitedForAsync(town));
    }

    [Fact]
    public async Task What_was_said_of_one_time_is_not_said_of_another_nor_of_what_a_photo_proves()
    {
        await using var town = await StartAsync();
        var link = await AskedAsync(town, Zhou);
        await AnswerAsync(town, link, ("act", "no"), ("reason", "老师没有到"));
        var lists = town.App.Services.GetRequiredService<LessonLists>();

        var listed = Assert.Single(await lists.OfMonthAsync(new Month(2026, 9)), one => one.LessonId == Lesson);

        Assert.True(listed.IsSaidNotHeld);
        Assert.False((listed with { Start = listed.Start.AddDays(7) }).IsSaidNotHeld);
        Assert.False((listed with { HasMedia = true }).IsSaidNotHeld);
        Assert.False((listed with { Headcount = 26 }).IsSaidNotHeld);
    }

    /// <summary>Whether street and teacher read on their first page that it is waited for.</summary>
    private static async Task<(bool Headcount, bool Media)> WaitedForAsync(Town town)
    {
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        return (
            (await street.GetStringAsync("/street")).Contains("太极拳的到课人数", StringComparison.Ordinal),
            (await teacher.GetStringAsync("/teacher")).Contains("上传太极拳第1节的照片", StringComparison.Ordinal)
        );
    }
}
