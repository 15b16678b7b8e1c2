using LocalFunctions.Hosting;

namespace Delivery.Local.Hosting;

/// <summary>What a person needs to know once the host runs: by who they want to be, where to click first.</summary>
internal static class Greeting
{
    public static string For(FunctionsHost host) =>
        $"""

            社区体育配送 · Delivery 已在本机运行 / is running

              先看哪里 Where to begin
                市民 Citizen      {host.BaseUrl}
                街镇 Street       {host.BaseUrl}local/sign-in#street
                老师 Teacher      {host.BaseUrl}local/sign-in#teacher
                工作人员 Staff    {host.BaseUrl}local/sign-in#staff
                所有页面 Pages    {host.BaseUrl}local

              邮件 Mail       {host.BaseUrl}local/mail
                              {host.Mail.Folder}
              数据 Data       {host.DataFolder}
              时间 Clock      {host.Clock.Now:yyyy-MM-dd HH:mm:ss} {host.Clock.Description}

              工作人员密钥 Staff API key      X-Api-Key: {host.StaffApiKey}
              第二人密钥   Approver API key   X-Api-Key: {host.ApproverApiKey}

            按 Ctrl-C 停止 / Ctrl-C stops

            """;
}
