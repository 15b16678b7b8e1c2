using LocalFunctions.Durable;
using Microsoft.DurableTask;

namespace LocalFunctions.Views.Instances;

/// <summary>A call and its answer as one step; what has no answer is still open.</summary>
/// <param name="State">ok, bad, open, or nothing for what merely happened.</param>
/// <param name="Due">A timer's moment.</param>
internal sealed record StoryStep(
    DateTimeOffset From,
    DateTimeOffset? To,
    string What,
    string? Name,
    string State,
    string? Input,
    string? Output,
    TaskFailureDetails? Failure,
    string? InstanceId,
    DateTimeOffset? Due
);

/// <summary>A history told for people: calls paired with their answers, in words.</summary>
internal static class StorySteps
{
    private static readonly Dictionary<string, string> Calls = new(StringComparer.Ordinal)
    {
        ["activity scheduled"] = "活动",
        ["child scheduled"] = "下级流程",
        ["timer created"] = "等到",
    };

    private static readonly Dictionary<string, string> Happenings = new(StringComparer.Ordinal)
    {
        ["started"] = "开始",
        ["event raised"] = "收到事件",
        ["event sent"] = "发出事件",
        ["suspended"] = "暂停",
        ["resumed"] = "恢复",
        ["terminate asked"] = "要求终止",
        ["broken"] = "无法继续",
        ["completed"] = "完成",
        ["failed"] = "失败",
        ["terminated"] = "终止",
    };

    public static IReadOnlyList<StoryStep> Of(InstanceStory story)
    {
        var answers = story.Lines.Where(IsAnswer).ToLookup(line => line.Call);
        return
        [
            .. story
                .Lines.Where(line => !IsAnswer(line))
                .Select(line =>
                    Calls.TryGetValue(line.Kind, out var what)
                        ? Call(line, what, answers[line.Call].FirstOrDefault(), story)
                        : Happening(line)
                ),
        ];
    }

    private static bool IsAnswer(StoryLine line) =>
        line.Kind is "activity completed" or "activity failed" or "child completed" or "child failed" or "timer fired";

    private static StoryStep Call(StoryLine call, string what, StoryLine? answer, InstanceStory story)
    {
        var dropped = answer is null && call.Due is not null && !story.OpenTimers.Contains(call.Call!.Value);
        return new StoryStep(
            call.At,
            answer?.At,
            dropped ? "不再等到" : what,
            call.Name,
            (answer, dropped) switch
            {
                (null, true) => "",
                (null, false) => "open",
                ({ Failure: not null }, _) => "bad",
                _ => "ok",
            },
            call.Input,
            answer?.Output,
            answer?.Failure,
            call.InstanceId,
            call.Due
        );
    }

    private static StoryStep Happening(StoryLine line) =>
        new(
            line.At,
            To: null,
            Happenings.GetValueOrDefault(line.Kind, line.Kind),
            line.Name,
            line.Failure is null ? "" : "bad",
            line.Input,
            line.Output,
            line.Failure,
            line.InstanceId,
            line.Due
        );
}
