using System.Globalization;
using System.Text;
using Delivery.Domain.Calendar;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Teaching;
using Delivery.Local.City;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Benchmarks;

/// <summary>What a city's season leaves out: photos from the official account, with an answer where they belong and without.</summary>
internal sealed class WeChatScene(DeliveryApp app, CityApi api)
{
    private const string Token = "AAAAA";
    private const string AppId = "wx0123456789abcdef";
    private const string OpenId = "open-1";
    private static readonly DateOnly Begins = new(2026, 10, 11);

    private int number;

    public void Play(DateOnly day) => PlayAsync(day).GetAwaiter().GetResult();

    private async Task PlayAsync(DateOnly day)
    {
        if (day < Begins || number > 0 || await TeacherOfTwoAsync(day) is not { } teacher)
            return;
        (
            await api.PutAsync(
                "api/channels/gongzuohao",
                new
                {
                    kind = "WeChat",
                    address = AppId,
                    active = false,
                    secret = "s",
                    callbackToken = Token,
                    inbox = true,
                }
            )
        ).Must("register the official account");
        await BindAsync(teacher);
        await SendAsync("<MsgType>image</MsgType><MediaId>gone</MediaId>");
        await SendAsync("<MsgType>text</MsgType><Content>1</Content>");
        await app.IdleAsync();
        await SendAsync("<MsgType>image</MsgType><MediaId>gone-too</MediaId>");
        await SendAsync("<MsgType>text</MsgType><Content>hello</Content>");
    }

    // Of whose lessons of that day or the one before at least two are over.
    private async Task<string?> TeacherOfTwoAsync(DateOnly day)
    {
        var lists = app.Services.GetRequiredService<LessonLists>();
        var lessons = await lists.OfMonthAsync(Month.Of(day));
        return lessons
            .Where(lesson => app.Host.Clock.Now - lesson.Start is { TotalHours: > 2 and < 24 })
            .GroupBy(lesson => lesson.TeacherId)
            .FirstOrDefault(own => own.Count() > 1)
            ?.Key;
    }

    private async Task BindAsync(string teacherId)
    {
        var services = app.Services;
        var teacher = (await services.GetRequiredService<Registers>().Teachers.FindAsync(teacherId))!.Value.Teacher;
        var person = new WeChatPerson(CallerKind.Teacher, teacherId, teacher.Name, teacher.Name, teacher.Email);
        var bindings = services.GetRequiredService<WeChatBindings>();
        var bound = new WeChatBinding(AppId, OpenId, person, app.Host.Clock.Now);
        await bindings.Place.Table.UpsertEntityAsync(bindings.RowOf(bound));
        await bindings.Place.Table.UpsertEntityAsync(bindings.PointerOf(bound));
    }

    private async Task SendAsync(string content)
    {
        var (timestamp, nonce) = (
            app.Host.Clock.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            $"{++number}"
        );
        var query = $"signature={WeChatSignature.Of(Token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}";
        using var xml = new StringContent(
            $"<xml><ToUserName>gh</ToUserName><FromUserName>{OpenId}</FromUserName><CreateTime>{timestamp}</CreateTime>"
                + $"<MsgId>{number}</MsgId>{content}</xml>",
            Encoding.UTF8,
            "application/xml"
        );
        using var answer = await app.Anonymous.PostAsync($"/api/wechat/callback?{query}", xml);
        answer.EnsureSuccessStatusCode();
    }
}
