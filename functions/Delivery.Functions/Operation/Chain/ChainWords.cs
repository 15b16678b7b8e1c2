using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Operation.Chain;
using Delivery.Functions.Security.Words;
using Delivery.Pages.Operation.Chain;
using Delivery.Pages.Web;

namespace Delivery.Functions.Operation.Chain;

/// <summary>What is wrong with the audit log, in words.</summary>
public static class ChainWords
{
    public static string Of(ChainBreak found) =>
        found.Line is { } line
            ? $"{Dates.FullDay(found.Day)} {TimeOf(line)}：{Of(found.Kind)}"
            : $"{Dates.FullDay(found.Day)}：{Of(found.Kind)}";

    public static string Of(BreakKind kind) =>
        kind switch
        {
            BreakKind.SealMissing => "这一天的封存没有了",
            BreakKind.SealBroken => "封存被改动过，与封存的摘要对不上",
            BreakKind.SealBeforeDiffers => "与前一天的封存接不上",
            BreakKind.LineAltered => "这条记录被改动过",
            BreakKind.LineMissing => "这条记录没有了",
            BreakKind.LineAdded => "这条记录是封存以后加进来的",
            BreakKind.ActDiffers => "与办理时一起保存的内容不一样",
            BreakKind.ActNotListed => "办理时有这条记录，列表里没有",
            _ => throw new InvalidOperationException($"There are no words for {kind}."),
        };

    public static ChainDay DayOf(CheckedLog day) =>
        new(day.Day, MarkOf(day), day.Lines.Count, day.Seal?.Hash() ?? "", [.. NotesOf(day)]);

    /// <summary>A broken link with what its line says now.</summary>
    public static ChainBreakLine LineOf(CheckedLog day, ChainBreak found)
    {
        var entry = day.Lines.FirstOrDefault(line => line.Key == found.Line)?.Entry;
        var line = found.Line is { } key ? TimeOf(key) : "";
        return new ChainBreakLine(
            found.Day,
            Of(found.Kind),
            entry is null ? line : $"{line} {entry.Name} {ActWords.Of(entry.Act)} {entry.Subject}"
        );
    }

    private static Mark MarkOf(CheckedLog day) =>
        day switch
        {
            { Breaks.Count: > 0 } => new Mark($"{day.Breaks.Count}处不符", Tone.Bad),
            { State: DayState.Sealed } => new Mark("已封存，相符", Tone.Ok),
            { State: DayState.BeforeChain } => new Mark("早于第一次封存"),
            _ => new Mark("还没有封存"),
        };

    private static IEnumerable<string> NotesOf(CheckedLog day)
    {
        if (day.Seal is { Late.Count: > 0 and var late })
            yield return $"另封存了早先日子晚到的{late}条";
        if (day.Awaited.Count > 0)
            yield return $"{day.Awaited.Count}条晚到，随下一次封存";
        if (day.Erased > 0)
            yield return $"{day.Erased}条按申请删去了个人信息";
        if (day.Alone > 0)
            yield return $"{day.Alone}条在办理处已没有记录（到期删除或恢复过备份）";
    }

    /// <summary>The time of day in Shanghai: keys of lines begin with that of UTC.</summary>
    public static string TimeOf(string line) =>
        line.Length > Time.Length && TimeOnly.TryParseExact(line.AsSpan(0, Time.Length), Time, out var time)
            ? time.Add(ShanghaiTime.Offset).ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : line;

    private const string Time = "HHmmss";
}
